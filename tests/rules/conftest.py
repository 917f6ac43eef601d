"""One profile for all property tests: no time limit per example, nothing kept on disk."""

from hypothesis import settings

settings.register_profile("rules", deadline=None, max_examples=60, database=None)
settings.load_profile("rules")
