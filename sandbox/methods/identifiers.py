"""`message_ids` as forwardMessages, copyMessages and deleteMessages take them."""

from itertools import pairwise

from sandbox.methods.call import Call
from sandbox.refusals import IDS_MISSING, IDS_TOO_MANY, IDS_UNORDERED, bad_request

MOST_IDS = 100


def message_ids(call: Call, *, ordered: bool = False) -> list[int]:
    """One to a hundred identifiers. Raises `Refusal` 400."""
    asked = call.parameters.structure("message_ids", "message identifiers")
    if not isinstance(asked, list) or not asked:
        raise bad_request(IDS_MISSING)
    if len(asked) > MOST_IDS:
        raise bad_request(IDS_TOO_MANY)
    ids = [int(each) for each in asked if str(each).lstrip("-").isdigit()]
    if ordered and any(one >= other for one, other in pairwise(ids)):
        raise bad_request(IDS_UNORDERED)
    return ids
