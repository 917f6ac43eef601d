"""Composition of the handlers: every form under its name."""

from casework.desk import Desk
from handlers import another_time, commands
from handlers.resident import disputes, person_wanted, request, welcome
from handlers.staff import case, close, deciding, new, phones
from handlers.talk import FormKind, Hall
from handlers.volunteer import joining, originals, report, squad, unfinished
from handlers.wording import Wording
from rules.danger import DangerGroup


def build_hall(
    desk: Desk,
    wording: Wording,
    danger: tuple[DangerGroup, ...],
    invite_key: bytes,
) -> Hall:
    """Everything the handlers know besides the open work."""
    return Hall(
        desk=desk,
        wording=wording,
        forms=_forms(desk),
        danger=danger,
        person_wanted=person_wanted.want_person,
        commands_of=commands.seen_by,
        invite_key=invite_key,
    )


def _forms(desk: Desk) -> dict[str, FormKind]:
    own = (
        welcome.FORM,
        person_wanted.FORM,
        joining.FORM,
        squad.APPLICANT_FORM,
        report.DOOR_FORM,
        report.REPORT_FORM,
        case.NOTE_FORM,
        close.SETTLE_FORM,
        another_time.FORM,
        unfinished.ABSENT_FORM,
        unfinished.AGAIN_FORM,
        disputes.FORM,
        deciding.FORM,
        phones.FORM,
        new.form_of(tuple(desk.items)),
        *(request.form_of(item) for item in desk.items.values()),
        *(kind for item in desk.items.values() for kind in originals.forms_of(item)),
    )
    return {kind.form.name: kind for kind in own}
