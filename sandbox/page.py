"""The page of phones: its files, the phones it shows, and what the host program adds to it."""

from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from secrets import token_hex

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from sandbox.acts import Impossible
from sandbox.bodies import read_body, read_object
from sandbox.control import asked, bot_json, world_of
from sandbox.people import SAMPLE_LATITUDE, SAMPLE_LONGITUDE
from sandbox.recorder import recorder_of
from sandbox.records import Json, Message, Room
from sandbox.render import group_json, user_json
from sandbox.stories import show_of
from sandbox.views import chat_view, message_view, room_of
from sandbox.world import World

FOLDER = Path(__file__).with_name("page")
SHOWN = 60  # messages per phone at first, and per look further back
POLICY = (
    "default-src 'self'; img-src 'self' data: blob:; media-src 'self' blob:; object-src 'none'; "
    "connect-src 'self' http://127.0.0.1:* http://localhost:*; base-uri 'none'; form-action 'none'"
)


@dataclass(frozen=True, slots=True)
class Phone:
    """Somebody's view of one chat. `title` is a string, or one per language: `{"zh", "en"}`."""

    user: int
    peer: str
    title: str | Json = ""
    latitude: float = SAMPLE_LATITUDE
    longitude: float = SAMPLE_LONGITUDE


@dataclass(slots=True)
class Page:
    """What the page shows besides the world itself; it lives as long as the sandbox."""

    phones: dict[tuple[int, str], Phone] = field(default_factory=dict)
    panels: dict[str, Json] = field(default_factory=dict)
    time_zone: str = "Asia/Shanghai"
    reset: bool | str = False
    """Whether the page offers to reset; a string is the host's own address for it."""
    language: str = ""
    """The host's address for what the visitor reads: "zh" or "en"."""
    about: str | Json = ""
    """One sentence that says what this is."""
    name: str = field(default_factory=lambda: token_hex(4))
    """Of this sandbox among those that the same browser has seen."""


def page_of(request: Request) -> Page:
    page: Page = request.app.state.page
    return page


async def index(_: Request) -> Response:
    headers = {"Content-Security-Policy": POLICY, "Cache-Control": "no-cache"}
    return FileResponse(FOLDER / "index.html", headers=headers)


async def read_state(request: Request) -> Response:
    """Everything the page draws; `journal` is where its event stream goes on."""
    world, page, show = world_of(request), page_of(request), show_of(request)
    return JSONResponse(
        {
            "journal": world.journal.last,
            "clock": world.clock.reading(),
            "time_zone": page.time_zone,
            "reset": page.reset,
            "language": page.language,
            "about": page.about,
            "era": f"{page.name}.{world.era}",
            "faults": [asdict(fault) for fault in world.faults.active],
            "panels": list(page.panels.values()),
            "stories": [story.card() for story in show.stories.values()],
            "scene": asdict(show.scene),
            "kept": show.kept,
            "recording": recorder_of(request).running,
            "bots": [bot_json(bot) for bot in world.bots.values()],
            "people": [user_json(user) for user in world.users.values()],
            "groups": [_group_with_members(world, group) for group in world.groups],
            "phones": [_phone_state(world, phone) for phone in _standing(world, page)],
        }
    )


async def read_phone(request: Request) -> Response:
    """One phone as it stands, without its neighbours."""
    try:
        phone = page_of(request).phones[_key(world_of(request), request.path_params)]
    except (Impossible, KeyError):
        return JSONResponse({"error": "no such phone"}, 404)
    return JSONResponse(_phone_state(world_of(request), phone))


async def read_earlier(request: Request) -> Response:
    """The messages before `before`, oldest first."""
    world = world_of(request)
    try:
        user, peer = _key(world, request.path_params)
        before = int(request.query_params.get("before", 0))
    except (Impossible, ValueError) as error:
        return JSONResponse({"error": str(error)}, 409)
    messages = world.conversation(room_of(world, user, peer)).messages
    earlier = [message for message in messages.values() if message.id < before]
    return JSONResponse(_tail(world, user, earlier))


async def read_past(request: Request) -> Response:
    """What has happened since the story began, up to the journal's number `upto`."""
    entries = world_of(request).journal.after(show_of(request).began_at)
    upto = int(asked(request, "upto"))
    return JSONResponse({"entries": [entry for entry in entries if entry["seq"] <= upto]})


async def list_phones(request: Request) -> Response:
    shown = _standing(world_of(request), page_of(request))
    return JSONResponse({"phones": [asdict(phone) for phone in shown]})


async def put_phones(request: Request) -> Response:
    """Show more phones (POST), or these alone (PUT).

    A list of `{"user_id", "chat_id"?, "title"?, "latitude"?, "longitude"?}`, or one of them;
    `chat_id` is a bot's id or username or a group's id, the first bot's if left out.
    """
    world, page = world_of(request), page_of(request)
    body = await read_body(request)
    try:
        wanted = [
            _asked_phone(world, item) for item in (body if isinstance(body, list) else [body])
        ]
    except (Impossible, KeyError, TypeError, ValueError) as error:
        return JSONResponse({"error": str(error)}, 400)
    if request.method == "PUT":
        page.phones.clear()
    page.phones.update({(phone.user, phone.peer): phone for phone in wanted})
    world.journal.write("phones")
    return await list_phones(request)


async def close_phone(request: Request) -> Response:
    world = world_of(request)
    key = int(request.path_params["user"]), str(request.path_params["peer"])
    page_of(request).phones.pop(key, None)
    world.journal.write("phones")
    return await list_phones(request)


async def list_panels(request: Request) -> Response:
    return JSONResponse({"panels": list(page_of(request).panels.values())})


async def put_panel(request: Request) -> Response:
    """`{"title", "url"}`: a drawer fed by a JSON endpoint; the same title again replaces it.

    `alarm`, in words, is shown on every phone, and marks the panel's button, until the panel is
    put without it.
    """
    body: Json = await read_object(request)
    if not body.get("title") or not body.get("url"):
        return JSONResponse({"error": "a panel needs a title and a url"}, 400)
    panel = {"title": body["title"], "url": str(body["url"])}
    show_panel(request.app, panel, body.get("alarm") or "")
    return await list_panels(request)


def show_panel(app: Starlette, panel: Json, alarm: str | Json = "") -> None:
    """Put a panel, from code."""
    page: Page = app.state.page
    world: World = app.state.world
    page.panels[str(panel["title"])] = {**panel, "alarm": alarm}
    world.journal.write("panels")


async def set_page(request: Request) -> Response:
    """`{"reset": true}` shows the reset button, `{"time_zone"}` is the one the page shows.

    `reset` may be the path that resets instead of `/control/reset`. `language` is a path that is
    told what the visitor reads, `about` one sentence that says what this is.
    """
    page = page_of(request)
    body: Json = await read_object(request)
    page.reset = body.get("reset", page.reset)
    page.time_zone = str(body.get("time_zone", page.time_zone))
    page.language = str(body.get("language", page.language))
    page.about = body.get("about", page.about)
    world_of(request).journal.write("panels")
    settings = ("reset", "time_zone", "language", "about")
    return JSONResponse({name: getattr(page, name) for name in settings})


def _asked_phone(world: World, wanted: Json) -> Phone:
    user = int(wanted["user_id"])
    peer = str(wanted.get("chat_id") or next(iter(world.bots.values())).id)
    details = {n: wanted[n] for n in ("title", "latitude", "longitude") if wanted.get(n)}
    return replace(Phone(user, _peer(room_of(world, user, peer))), **details)


def _peer(room: Room) -> str:
    return str(room.bot or room.chat)


def _key(world: World, params: Json) -> tuple[int, str]:
    user = int(params["user"])
    return user, _peer(room_of(world, user, params["peer"]))


def _standing(world: World, page: Page) -> list[Phone]:
    """The phones whose person and chat still exist."""
    return [p for p in page.phones.values() if p.user in world.users and _exists(world, p)]


def _exists(world: World, phone: Phone) -> bool:
    try:
        room_of(world, phone.user, phone.peer)
    except Impossible:
        return False
    return True


def _phone_state(world: World, phone: Phone) -> Json:
    room = room_of(world, phone.user, phone.peer)
    conversation = world.conversation(room)
    view = chat_view(world, phone.user, room, conversation.version)
    del view["ids"]
    return {
        **asdict(phone),
        **view,
        **_tail(world, phone.user, list(conversation.messages.values())),
        "person": user_json(world.users[phone.user]),
        "description": _description(world, phone.user, room),
    }


def _tail(world: World, user: int, messages: list[Message]) -> Json:
    shown = messages[-SHOWN:]
    return {
        "messages": [message_view(world, user, message) for message in shown],
        "more": len(messages) > len(shown),
    }


def _description(world: World, user: int, room: Room) -> str:
    """What the bot says of itself to somebody who has not started it."""
    language = world.users[user].language_code.partition("-")[0]
    key = (room.bot, "description")
    return world.profiles.get((*key, language)) or world.profiles.get((*key, ""), "")


def _group_with_members(world: World, group: int) -> Json:
    members = [user for user in world.members.of_group(group) if user in world.users]
    return {**group_json(world.groups[group]), "members": members}


ROUTES = [
    Route("/", index, methods=["GET"]),
    Route("/page/state", read_state, methods=["GET"]),
    Route("/page/phones/{user:int}/{peer}", read_phone, methods=["GET"]),
    Route("/page/phones/{user:int}/{peer}/earlier", read_earlier, methods=["GET"]),
    Route("/page/past", read_past, methods=["GET"]),
    Route("/people/phones", list_phones, methods=["GET"]),
    Route("/people/phones", put_phones, methods=["POST", "PUT"]),
    Route("/people/phones/{user:int}/{peer}", close_phone, methods=["DELETE"]),
    Route("/control/panels", list_panels, methods=["GET"]),
    Route("/control/panels", put_panel, methods=["POST"]),
    Route("/control/page", set_page, methods=["POST"]),
    Mount("/page", StaticFiles(directory=FOLDER)),
]
