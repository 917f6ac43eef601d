"""Many people for long: what a sandbox keeps has an end."""

from sandbox import World
from sandbox.acts import say
from sandbox.methods import perform
from sandbox.methods.call import Call
from sandbox.parameters import Parameters
from sandbox.records import Room
from sandbox.testing import Sandbox
from sandbox.world import Settings

PEOPLE, ROUNDS = 200, 6


async def test_two_hundred_people_leave_no_more_than_is_kept() -> None:
    world = World(Settings(history=4, wire_size=100, journal_size=100))
    bot = world.bots[world.settings.token]
    for number in range(PEOPLE):
        world.add_person(f"居民{number}")
    for _ in range(ROUNDS):
        for user in world.users:
            say(world, user, Room(bot.id, user), "您好")
            given = Parameters({"chat_id": str(user), "text": "收到"})
            await perform("sendMessage", Call(world, bot, given))
        await perform("getUpdates", Call(world, bot, Parameters({"offset": "-1"})))
    assert {len(c.messages) for c in world.conversations.values()} == {4}
    assert len(world.inboxes[bot.id]) == 1
    assert len(world.journal.after(world.journal.last - 100)) == 100
    assert [entry["kind"] for entry in world.journal.after(0)] == ["lost"]
    assert len(await world.wire.read(0, 10_000, 0)) == 100


async def test_a_message_that_is_kept_no_more_cannot_be_edited() -> None:
    async with Sandbox.open(Settings(history=3)) as sandbox:
        person = await sandbox.arrives()
        await person.says("hi")
        first = await sandbox.calls("sendMessage", chat_id=person.id, text="first")
        for _ in range(3):
            await sandbox.calls("sendMessage", chat_id=person.id, text="x")
        at = {"chat_id": person.id, "message_id": first["result"]["message_id"]}
        gone = await sandbox.calls("editMessageText", text="y", **at)
    assert gone["description"] == "Bad Request: message to edit not found"
