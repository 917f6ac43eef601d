"""Trying it out without a token: the demo that people play in, and the tour that plays itself."""
