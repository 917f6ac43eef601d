"""What members do with offers and visits: claim, decline, set out, hand back."""

from casework import claiming, views, visiting
from casework.steps import visit_of
from casework.views import CaseView
from handlers.about import About
from handlers.buttons import Press
from handlers.letters import Button, Message
from handlers.paging import Listed, page
from handlers.talk import Talk
from handlers.tellers.visitor import offer_card, visit_card
from handlers.telling import tell
from rules.cases import Case, Claim
from rules.errors import NotFound
from rules.events import Event, EventKind
from storage.events import points_of

NAME = "tasks"
CARDS = 5
"""Visits, and offers, that are shown with all that can be done with them."""


async def claim(talk: Talk, press: Press) -> None:
    """One tap takes the case; the card becomes the visit."""
    events = await claiming.claim(talk.scene, press.subject)
    await talk.done("toast-claimed")
    await tell(talk.hall, talk.scene, events)


async def decline(talk: Talk, press: Press) -> None:
    events = await claiming.decline(talk.scene, press.subject)
    await talk.toast()
    await tell(talk.hall, talk.scene, events)


async def sure(talk: Talk, press: Press) -> None:
    events = await claiming.confirm_visit(talk.scene, press.subject)
    await talk.toast()
    await tell(talk.hall, talk.scene, events)


async def set_out(talk: Talk, press: Press) -> None:
    events = await visiting.set_out(talk.scene, press.subject)
    await talk.toast()
    await tell(talk.hall, talk.scene, events)


async def receive(talk: Talk, press: Press) -> None:
    events = await visiting.receive(talk.scene, press.subject)
    await talk.toast()
    await tell(talk.hall, talk.scene, events)


async def ask_hand_back(talk: Talk, press: Press) -> None:
    """Handing back costs nobody their face, but one tap too many would cost a visit. The tap that
    does it says why."""
    await visit_of(talk.scene, press.subject)
    reasons = (
        (Button(talk.label(f"press-back-{why}"), Press("backy", press.subject, why)),)
        for why in claiming.HAND_BACK_REASONS
    )
    keep_it = (Button(talk.label("press-back-no"), Press("backn", press.subject)),)
    await talk.toast()
    await talk.reply(Message(talk.say("visitor-back-sure"), (*reasons, keep_it)))


async def hand_back(talk: Talk, press: Press) -> None:
    events = await claiming.hand_back(talk.scene, press.subject, press.value)
    await talk.done()
    await tell(talk.hall, talk.scene, events)


async def keep(talk: Talk, press: Press) -> None:
    await talk.done()
    await talk.reply_text("visitor-kept")


async def show(talk: Talk) -> None:
    """`/tasks`: visits taken on, offers that wait, and the points so far. The first few are cards,
    the others a line each."""
    visits = await views.my_visits(talk.scene)
    asked = await views.my_offers(talk.scene)
    for view in visits[:CARDS]:
        await talk.reply(_visit(talk, view))
    for offer, case in asked[:CARDS]:
        await talk.reply(offer_card(_about(talk, case, None), talk.person, offer.id))
    if len(visits) > CARDS or len(asked) > CARDS:
        await talk.reply(await listed(talk, 0, ""))
    total = await points_of(talk.scene.work, talk.person.id)
    key = "tasks-some" if visits or asked else "tasks-none"
    await talk.reply_text(key, points=total)


async def listed(talk: Talk, number: int, about: str) -> Message:
    """One page of the visits and offers that have no message of their own."""
    visits = (await views.my_visits(talk.scene))[CARDS:]
    asked = (await views.my_offers(talk.scene))[CARDS:]
    rows = [("tasks-visit", view.case, Press("task", view.case.id)) for view in visits]
    rows += [("tasks-offer", case, Press("offer", offer.id)) for offer, case in asked]
    shown = page(len(rows), number)
    buttons = (
        Button(talk.label(key, **_about(talk, case, None).words(talk.person.language)), press)
        for key, case, press in rows[shown.rows]
    )
    turns = Listed(talk.hall.wording, talk.person.language, NAME)
    asks = talk.say("tasks-rest", visits=len(visits), offers=len(asked))
    return turns.choice(asks, shown, buttons)


async def show_visit(talk: Talk, press: Press) -> None:
    """A visit of one's own. Raises NotFound."""
    for view in await views.my_visits(talk.scene):
        if view.case.id == press.subject:
            await talk.toast()
            await talk.reply(_visit(talk, view))
            return
    raise NotFound("visit-over")


async def show_offer(talk: Talk, press: Press) -> None:
    """Something one was asked and has not answered. Raises NotFound."""
    for offer, case in await views.my_offers(talk.scene):
        if offer.id == press.subject:
            await talk.toast()
            await talk.reply(offer_card(_about(talk, case, None), talk.person, offer.id))
            return
    raise NotFound("offer-not-found")


def _visit(talk: Talk, view: CaseView) -> Message:
    assert view.claim is not None
    return visit_card(_about(talk, view.case, view.claim), talk.person)


def _about(talk: Talk, case: Case, held: Claim | None) -> About:
    """A card drawn on request looks like the one that was sent."""
    looked = Event(EventKind.DISCLOSED, case.id, talk.person.id, talk.scene.now, {})
    return About(talk.hall, talk.scene, looked, case, talk.person, held, talk.person)
