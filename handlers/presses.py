"""What every button means: one table of verbs."""

from collections.abc import Awaitable, Callable, Mapping

from handlers import another_time, details, lists
from handlers.buttons import Press
from handlers.forms import aside, running
from handlers.paging import TURN
from handlers.relay import moves
from handlers.resident import (
    disputes,
    following,
    forgetting,
    mine,
    person_wanted,
    receipts,
    request,
    speech,
)
from handlers.staff import (
    calls,
    case,
    close,
    deciding,
    duty,
    forget,
    holders,
    invite,
    invites,
    phones,
    trouble,
)
from handlers.talk import Talk
from handlers.volunteer import handover, originals, report, squad, tasks, unfinished

Pressed = Callable[[Talk, Press], Awaitable[None]]


async def _form(talk: Talk, press: Press) -> None:
    await running.take_tap(talk, press.subject, press.value, press.version)
    await talk.toast()


async def _resume(talk: Talk, press: Press) -> None:
    await talk.done()
    await running.take_up(talk, press.subject)


async def _drop(talk: Talk, press: Press) -> None:
    await talk.done()
    await aside.drop(talk, press.subject)


async def _item(talk: Talk, press: Press) -> None:
    await talk.done()
    await request.begin(talk, press.value)


PRESSES: Mapping[str, Pressed] = {
    "f": _form,
    TURN: lists.turn,
    "resume": _resume,
    "drop": _drop,
    "item": _item,
    "mine": mine.show_one,
    "lang": speech.back,
    "cx": mine.ask_cancel,
    "cxy": mine.cancel,
    "cxn": mine.keep,
    "ok": mine.confirm,
    "bad": disputes.dispute,
    "fine": disputes.still_fine,
    "notfine": disputes.not_fine,
    "mv": another_time.ask,
    "time": another_time.choose,
    "mvy": another_time.agree,
    "mvn": another_time.refuse,
    "mvo": another_time.want_other,
    "rate": mine.rate,
    "none": mine.nobody_came,
    "came": mine.came,
    "washome": mine.was_home,
    "stopdue": mine.stop_due,
    "fgy": forgetting.forget,
    "fgn": forgetting.keep,
    "fgo": forget.forget,
    "task": tasks.show_visit,
    "offer": tasks.show_offer,
    "claim": tasks.claim,
    "decline": tasks.decline,
    "grab": squad.grab,
    "join": squad.apply,
    "accept": squad.accept,
    "refuse": squad.refuse,
    "link": squad.link_chosen,
    "sure": tasks.sure,
    "way": tasks.set_out,
    "here": tasks.receive,
    "back": tasks.ask_hand_back,
    "backy": tasks.hand_back,
    "backn": tasks.keep,
    "door": report.ask_code,
    "done": report.ask_report,
    "look": details.show,
    "again": unfinished.ask_again,
    "absent": unfinished.ask_absent,
    "ho": handover.choose,
    "hoto": handover.ask,
    "hoy": handover.accept,
    "hon": handover.refuse,
    "take": originals.ask_taken,
    "give": originals.ask_given,
    "rok": receipts.agree,
    "rbad": receipts.dispute,
    "follow": following.begin,
    "case": case.by_press,
    "asg": case.assign_by_press,
    "asgto": case.assign,
    "note": case.ask_note,
    "newcode": case.renew_code,
    "settle": close.ask_settle,
    "ring": phones.explain,
    "rung": phones.show_number,
    "part": phones.part,
    "invite": invite.make,
    "invrev": invites.revoke,
    "endr": holders.ask,
    "endry": holders.end,
    "endrn": holders.keep,
    "retry": trouble.retry,
    "retrydue": trouble.retry_due,
    "seenletter": trouble.seen_letter,
    "seensend": trouble.seen_send,
    "callone": trouble.call_one,
    "uns": deciding.ask_why,
    "nudge": deciding.nudge,
    "callv": deciding.call_visitor,
    "call": calls.open_call,
    "reached": calls.reached,
    "unreached": calls.not_reached,
    "tkv": moves.with_other_side,
    "tkto": moves.turn_to,
    "tkend": moves.end,
    "tkblock": moves.block,
    "tkcall": moves.rather_call,
    "tkread": moves.read,
    "tktake": duty.take,
    "tkho": duty.choose_other,
    "tkgv": duty.hand_over,
    "callme": person_wanted.call_me,
    "tkdone": duty.settled_by_phone,
    "duty": duty.switch,
}
"""A verb, and who does it. Who may do it is asked by the casework, never here."""
