"""Details in which a bot must not find more here than at Telegram, nor less."""

import pytest
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup
from telegram.error import BadRequest

from sandbox import World
from tests.sandbox.conftest import Arrive


@pytest.mark.parametrize(
    ("button", "words"),
    [
        ({"text": "", "callback_data": "x"}, "button text must be non-empty"),
        ({"text": "Pay", "pay": True}, "Button_type_invalid"),
    ],
)
async def test_buttons_that_telegram_refuses(
    bot: Bot, arrive: Arrive, button: dict[str, object], words: str
) -> None:
    ada = await arrive("Ada")
    await ada.says("/start")
    with pytest.raises(BadRequest, match=words):
        await bot.send_message(
            ada.id, "Choose", api_kwargs={"reply_markup": {"inline_keyboard": [[button]]}}
        )


async def test_a_link_to_ask_by_has_no_limit(bot: Bot, arrive: Arrive, world: World) -> None:
    ada = await arrive("Ada")
    body = {"title": "Squad", "members": [ada.id], "bots": ["wulian_bot"]}
    ada_client = ada._client
    group = (await ada_client.post("/people/groups", json=body)).json()["id"]
    await ada_client.post(
        f"/people/groups/{group}/members",
        json={"user": bot.id, "standing": "administrator", "by": ada.id},
    )
    with pytest.raises(BadRequest, match="requiring administrator approval"):
        await bot.create_chat_invite_link(group, member_limit=5, creates_join_request=True)
    link = await bot.create_chat_invite_link(group, creates_join_request=True)
    with pytest.raises(BadRequest, match="requiring administrator approval"):
        await bot.edit_chat_invite_link(
            group, link.invite_link, member_limit=5, creates_join_request=True
        )


async def test_a_place_and_a_contact_keep_their_details(bot: Bot, arrive: Arrive) -> None:
    ada = await arrive("Ada")
    await ada.says("/start")
    live = await bot.send_location(
        ada.id, 21.8, 111.9, horizontal_accuracy=12.5, live_period=600, heading=90
    )
    assert live.location is not None
    assert live.location.horizontal_accuracy == 12.5
    assert live.location.live_period is not None
    assert live.location.heading == 90
    card = await bot.send_contact(ada.id, "+8613800000000", "Mei", vcard="BEGIN:VCARD")
    assert card.contact is not None
    assert card.contact.vcard == "BEGIN:VCARD"
    with pytest.raises(BadRequest, match="heading"):
        await bot.send_location(ada.id, 21.8, 111.9, live_period=600, heading=400)


async def test_a_tap_sends_the_button_that_was_shown(bot: Bot, arrive: Arrive) -> None:
    """The bot has changed the card meanwhile; it hears of the old button and can answer."""
    ada = await arrive("Ada")
    await ada.says("/start")
    old = InlineKeyboardMarkup([[InlineKeyboardButton("I go", callback_data="claim")]])
    sent = await bot.send_message(ada.id, "Who goes?", reply_markup=old)
    card = await ada.sees("Who goes?")
    await bot.edit_message_text("Somebody goes", ada.id, sent.message_id)
    await ada.taps("I go", on=card)
    [*_, tapped] = await bot.get_updates()
    assert tapped.callback_query is not None
    assert tapped.callback_query.data == "claim"
    await tapped.callback_query.answer("Somebody goes already")
    await ada.sees_alert("Somebody goes already")
