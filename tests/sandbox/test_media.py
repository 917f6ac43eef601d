"""Files of every kind: albums, exchanges, what is known of them, and the Bot API's limits."""

import json
from typing import Any

import httpx
import pytest
from telegram import Bot, InputMediaDocument, InputMediaPhoto, InputMediaVideo
from telegram.error import BadRequest, NetworkError

from sandbox import Allowance, LimitSettings, Settings, World
from sandbox.acts import say
from sandbox.files import FileStore
from sandbox.records import Room
from sandbox.samples import WEBP, png
from tests.sandbox.conftest import Api, Arrive

MIB = 1 << 20


async def test_an_album(bot: Bot, arrive: Arrive) -> None:
    person = await arrive()
    await person.says("hi")
    video = InputMediaVideo(b"video", width=640, height=480, duration=3)
    sent = await bot.send_media_group(
        person.id, [InputMediaPhoto(png(9, 9), caption="门口"), video]
    )
    assert len({message.media_group_id for message in sent}) == 1
    first, second = (await person.messages())[1:]
    assert (first.text, first.kind, second.kind) == ("门口", "photo", "video")
    assert second.raw["video"]["duration"] == 3
    with pytest.raises(BadRequest, match="Document can't be mixed with other media types"):
        await bot.send_media_group(
            person.id, [InputMediaPhoto(png(9, 9)), InputMediaDocument(b"x")]
        )


async def test_an_album_counts_as_many_messages(api: Api, arrive: Arrive, world: World) -> None:
    person = await arrive()
    photo = await person.sends_photo()
    item = {"type": "photo", "media": photo.raw["photo"][0]["file_id"]}
    world.limits.settings = LimitSettings(on=True, private=Allowance(3, 1000))
    assert (await api("sendMediaGroup", chat_id=person.id, media=[item] * 3))["ok"]
    assert (await api("sendMessage", chat_id=person.id, text="x"))["error_code"] == 429


async def test_an_album_from_a_person(bot: Bot, arrive: Arrive) -> None:
    person = await arrive()
    await person.sends_album(png(9, 9), png(8, 8), caption="前后")
    first, second = [update.message for update in await bot.get_updates()]
    assert first
    assert second
    assert first.media_group_id == second.media_group_id
    assert (first.caption, second.caption) == ("前后", None)


async def test_a_picture_is_exchanged(bot: Bot, arrive: Arrive) -> None:
    person = await arrive()
    await person.says("hi")
    sent = await bot.send_photo(person.id, png(9, 9), caption="一")
    media = InputMediaVideo(b"video", caption="二")
    await bot.edit_message_media(media, person.id, sent.message_id)
    seen = await person.last()
    assert (seen.kind, seen.text) == ("video", "二")
    assert "photo" not in seen.raw


async def test_a_file_sent_again_is_what_it_was(bot: Bot, arrive: Arrive, world: World) -> None:
    person = await arrive()
    await person.says("hi")
    song = await bot.send_audio(person.id, b"audio", title="歌", performer="梅姨", duration=7)
    sticker = await bot.send_sticker(person.id, WEBP, emoji="🙂")
    assert song.audio
    assert sticker.sticker
    files = len(world.files)
    again = await bot.send_audio(person.id, song.audio.file_id)
    assert again.audio == song.audio
    assert again.audio.title == "歌"
    twice = await bot.send_sticker(person.id, sticker.sticker.file_id)
    assert twice.sticker
    assert twice.sticker.emoji == "🙂"
    assert len(world.files) == files
    with pytest.raises(BadRequest, match="Can't use file of type audio as photo"):
        await bot.send_photo(person.id, song.audio.file_id)


@pytest.mark.parametrize(
    ("media", "words"),
    [
        ([], "there are no messages to send"),
        ([{"type": "photo", "media": "x"}] * 11, "too many messages to send as an album"),
        ([{"type": "photo"}], "can't parse InputMedia: media not found"),
        (["x"], "can't parse InputMedia: expected an Object"),
    ],
)
async def test_refused_albums(api: Api, arrive: Arrive, media: list[Any], words: str) -> None:
    person = await arrive()
    await person.says("hi")
    answer = await api("sendMediaGroup", chat_id=person.id, media=media)
    assert answer["description"] == f"Bad Request: {words}"


async def test_attached_files_of_an_album(client: httpx.AsyncClient, arrive: Arrive) -> None:
    person = await arrive()
    await person.says("hi")
    media = [{"type": "document", "media": f"attach://file{n}"} for n in range(2)]
    files = {f"file{n}": (f"{n}.txt", f"text {n}".encode()) for n in range(2)}
    form = {"chat_id": str(person.id), "media": json.dumps(media)}
    answer = await client.post("/bot4242:SANDBOX/sendMediaGroup", data=form, files=files)
    names = [message["document"]["file_name"] for message in answer.json()["result"]]
    assert names == ["0.txt", "1.txt"]


async def test_limits_of_size(bot: Bot, arrive: Arrive) -> None:
    person = await arrive()
    await person.says("hi")
    large = await bot.send_document(person.id, b"x" * (20 * MIB + 1), filename="a.bin")
    assert large.document
    with pytest.raises(BadRequest, match="File is too big"):
        await bot.get_file(large.document.file_id)
    with pytest.raises(NetworkError, match="Request Entity Too Large"):
        await bot.send_document(person.id, b"x" * (50 * MIB + 1), filename="a.bin")
    with pytest.raises(BadRequest, match="File is too big for a photo"):
        await bot.send_photo(person.id, png(9, 9) + b"x" * (10 * MIB))


def test_the_oldest_files_are_forgotten() -> None:
    files = FileStore(limit=10)
    first, second = files.keep("documents", b"12345"), files.keep("documents", b"67890")
    assert files.keep("documents", b"12345") is first
    files.keep("documents", b"1")
    assert files.get(first.file_id) is None
    assert files.at_path(second.path) is second


def test_the_oldest_messages_are_forgotten() -> None:
    world = World(Settings(history=3))
    room = Room(4242, world.add_person("梅姨").id)
    for text in "abcde":
        say(world, room.chat, room, text)
    kept = world.conversation(room).messages.values()
    assert [message.content["text"] for message in kept] == ["c", "d", "e"]
