"""getUpdates keeps, confirms, filters and hands out as Telegram does."""

import asyncio

import httpx

from sandbox import MovableClock, World
from tests.sandbox.conftest import Api, Arrive

DAY_MS = 24 * 3_600_000


async def texts(api: Api, **parameters: object) -> list[str]:
    answer = await api("getUpdates", **parameters)
    return [update["message"]["text"] for update in answer["result"]]


async def test_updates_stay_until_confirmed(api: Api, arrive: Arrive, world: World) -> None:
    person = await arrive()
    first = world.settings.first_update_id
    for text in "abcd":
        await person.says(text)
    assert await texts(api) == ["a", "b", "c", "d"]
    assert await texts(api, limit=2) == ["a", "b"]
    assert await texts(api, offset=first + 1) == ["b", "c", "d"]
    assert await texts(api) == ["b", "c", "d"]
    assert await texts(api, offset=-2) == ["c", "d"]
    assert await texts(api) == ["c", "d"]
    assert await texts(api, offset=first + 4) == []
    assert await texts(api) == []


async def test_a_long_poll_ends_with_the_first_update(api: Api, arrive: Arrive) -> None:
    person = await arrive()
    poll = asyncio.create_task(texts(api, timeout=50))
    await person.says("a")
    assert await poll == ["a"]


async def test_a_second_poller_ends_the_first(api: Api, arrive: Arrive) -> None:
    person = await arrive()
    first = asyncio.create_task(api("getUpdates", timeout=50))
    second = asyncio.create_task(texts(api, timeout=50))
    refused = await first
    assert refused["error_code"] == 409
    assert refused["description"] == (
        "Conflict: terminated by other getUpdates request; "
        "make sure that only one bot instance is running"
    )
    await person.says("a")
    assert await second == ["a"]


async def test_only_wanted_updates_come_and_the_wish_is_remembered(
    api: Api, arrive: Arrive
) -> None:
    person = await arrive()
    await api("getUpdates", allowed_updates=["my_chat_member"])
    await person.says("unheard")
    await person.blocks()
    (update,) = (await api("getUpdates"))["result"]
    assert update["my_chat_member"]["new_chat_member"]["status"] == "kicked"
    await api("getUpdates", offset=update["update_id"] + 1, allowed_updates=[])
    await person.unblocks()
    await person.says("heard")
    kinds = [list(u)[1] for u in (await api("getUpdates"))["result"]]
    assert kinds == ["my_chat_member", "message"]


async def test_updates_are_kept_for_a_day(api: Api, arrive: Arrive, clock: MovableClock) -> None:
    person = await arrive()
    await person.says("old")
    clock.advance(DAY_MS)
    assert await texts(api) == ["old"]
    clock.advance(1)
    assert await texts(api) == []


async def test_a_lower_base_after_a_quiet_week(api: Api, arrive: Arrive, world: World) -> None:
    person = await arrive()
    await person.says("before")
    after = world.settings.first_update_id + 1
    assert await texts(api, offset=after) == []
    world.inboxes[4242].rebase(5000)
    await person.says("after")
    (update,) = (await api("getUpdates", offset=after))["result"]
    assert update["update_id"] == 5000
    assert await texts(api, offset=5001) == []


async def test_a_malformed_update_comes_as_it_was_given(
    api: Api, arrive: Arrive, client: httpx.AsyncClient
) -> None:
    person = await arrive()
    await person.says("good")
    raw = {"message": "this is no message"}
    await client.post("/control/updates", json={"update": raw})
    good, bad = (await api("getUpdates"))["result"]
    assert bad == {"update_id": good["update_id"] + 1, **raw}
