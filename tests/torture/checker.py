"""Compares what the sandbox saw with what the database holds. Imports nothing of the bot's.

Each question is a function from the evidence to a finding: what, how many, whether that is a
breach. A reader can follow every number back to the wire log and to rows.
"""

from tests.torture import rows, speech
from tests.torture.evidence import Evidence, Finding


def findings(evidence: Evidence) -> list[Finding]:
    """Every question answered, in the order of the table."""
    return [
        rows.updates_lost(evidence),
        rows.updates_unfinished(evidence),
        rows.taps_unanswered(evidence),
        rows.cases_filed(evidence),
        rows.cases_doubled(evidence),
        rows.effects_doubled(evidence),
        rows.claims_at_once(evidence),
        rows.points_doubled(evidence),
        rows.numbers_made_up(evidence),
        *speech.messages(evidence),
        speech.edits_made_up(evidence),
        speech.calls_never_made(evidence),
        speech.calls_undelivered(evidence),
        speech.calls_dead(evidence),
        speech.order_broken(evidence),
        speech.rate(evidence, "more than 30 messages in a second", speech.OVERALL, private=False),
        speech.rate(
            evidence, "more than 3 messages to a person in 3 s", speech.PRIVATE, private=True
        ),
        speech.unasked_refusals(evidence),
        speech.refusals_disobeyed(evidence),
        rows.promises_broken(evidence),
        rows.words_late(evidence),
        rows.integrity(evidence),
    ]
