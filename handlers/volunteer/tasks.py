"""What members do with offers and visits: claim, decline, set out, hand back."""

from casework import claiming, views, visiting
from casework.steps import visit_of
from handlers.about import About
from handlers.buttons import Press
from handlers.letters import Button, Message
from handlers.talk import Talk
from handlers.tellers.visitor import offer_card, visit_card
from handlers.telling import tell
from rules.cases import Case, Claim
from rules.events import Event, EventKind
from storage.events import points_of


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
    """Handing back costs nobody their face, but one tap too many would cost a visit."""
    await visit_of(talk.scene, press.subject)
    rows = (
        (Button(talk.label("press-back-yes"), Press("backy", press.subject)),),
        (Button(talk.label("press-back-no"), Press("backn", press.subject)),),
    )
    await talk.toast()
    await talk.reply(Message(talk.say("visitor-back-sure"), rows))


async def hand_back(talk: Talk, press: Press) -> None:
    events = await claiming.hand_back(talk.scene, press.subject)
    await talk.done()
    await tell(talk.hall, talk.scene, events)


async def keep(talk: Talk, press: Press) -> None:
    await talk.done()
    await talk.reply_text("visitor-kept")


async def show(talk: Talk) -> None:
    """`/tasks`: visits taken on, offers that wait, and the points so far."""
    visits = await views.my_visits(talk.scene)
    asked = await views.my_offers(talk.scene)
    for view in visits:
        assert view.claim is not None
        await talk.reply(visit_card(_about(talk, view.case, view.claim), talk.person))
    for offer, case in asked:
        await talk.reply(offer_card(_about(talk, case, None), talk.person, offer.id))
    total = await points_of(talk.scene.work, talk.person.id)
    key = "tasks-some" if visits or asked else "tasks-none"
    await talk.reply_text(key, points=total)


def _about(talk: Talk, case: Case, held: Claim | None) -> About:
    """A card drawn on request looks like the one that was sent."""
    looked = Event(EventKind.DISCLOSED, case.id, talk.person.id, talk.scene.now, {})
    return About(talk.hall, talk.scene, looked, case, talk.person, held, talk.person)
