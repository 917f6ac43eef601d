"""sendMediaGroup and editMessageMedia: media described by InputMedia."""

from dataclasses import replace

from sandbox.methods.call import Call
from sandbox.methods.edits import edit, own_message
from sandbox.methods.files import medium
from sandbox.methods.sending import post
from sandbox.records import Json
from sandbox.refusals import ALBUM_EMPTY, ALBUM_LONG, bad_request
from sandbox.render import message_json

LONGEST_ALBUM = 10
ALONE = ("document", "audio")  # these go only with their like
KINDS = ("photo", "video", "animation", *ALONE)


def send_media_group(call: Call) -> list[Json]:
    asked = call.parameters.structure("media", "media") or []
    if not isinstance(asked, list) or not asked:
        raise bad_request(ALBUM_EMPTY)
    if len(asked) > LONGEST_ALBUM:
        raise bad_request(ALBUM_LONG)
    contents = [_content(call, item) for item in asked]
    _must_go_together([item["type"] for item in asked])
    world = call.world
    album = str(world.rng.randrange(10**16, 10**17))
    first = post(call, contents[0], count=len(contents), album=album)
    following = [
        world.post(
            first.room,
            call.bot.id,
            content,
            reply_to=first.reply_to,
            protected=first.protected,
            album=album,
        )
        for content in contents[1:]
    ]
    return [message_json(world, message) for message in (first, *following)]


def edit_message_media(call: Call) -> Json:
    asked = call.parameters.structure("media", "InputMedia")
    content = _content(call, asked)
    return edit(call, own_message(call), content=content)


def _content(call: Call, item: object) -> Json:
    if not isinstance(item, dict):
        raise bad_request("can't parse InputMedia: expected an Object")
    if item.get("type") not in KINDS:
        raise bad_request("can't parse InputMedia: type must be one of " + ", ".join(KINDS))
    if not item.get("media"):
        raise bad_request("can't parse InputMedia: media not found")
    within = replace(call, parameters=call.parameters.within(item))
    return medium(within, item["type"], "media")


def _must_go_together(kinds: list[str]) -> None:
    for kind in ALONE:
        if kind in kinds and set(kinds) != {kind}:
            raise bad_request(f"{kind} can't be mixed with other media types")
    if "animation" in kinds:
        raise bad_request("animation can't be sent in an album")


METHODS = {"sendMediaGroup": send_media_group, "editMessageMedia": edit_message_media}
