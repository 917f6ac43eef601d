"""The whole way of a message, on both engines."""

from tests.house import House


async def test_a_greeting_is_answered(house: House) -> None:
    auntie = await house.person("梅姨", language_code="zh-hans")
    await auntie.says("/start")
    await auntie.sees("您")
    assert (await house.rows("SELECT state FROM inbox"))[0]["state"] == "done"
    assert await house.rows("SELECT id FROM outbox WHERE state <> 'sent'") == []
    assert "start" in await auntie.commands()
