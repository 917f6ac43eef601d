"""aiogram as its documentation would have it: a finite-state machine, its state in SQLite."""

import asyncio
import json
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Any

import aiosqlite
import httpx
from aiogram import Bot, Dispatcher, F, Router
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.fsm.storage.base import BaseStorage, StateType, StorageKey
from aiogram.types import CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, Message

from bench.peers import words
from bench.peers.aiogram_session import HttpxSession
from bench.peers.answers import Answers, connected


class Visit(StatesGroup):
    """One state per question."""

    whom = State()
    name = State()
    address = State()
    day = State()
    slot = State()
    sure = State()


_STATES = dict(zip(words.STEPS, Visit.__states__, strict=True))


class SqliteStorage(BaseStorage):
    """State and data of each chat in one row."""

    def __init__(self, db: aiosqlite.Connection) -> None:
        self._db = db

    @classmethod
    async def open(cls, path: Path) -> "SqliteStorage":
        db = await connected(path)
        await db.execute(
            "CREATE TABLE IF NOT EXISTS fsm (chat INTEGER PRIMARY KEY, state TEXT, data TEXT)"
        )
        await db.commit()
        return cls(db)

    async def close(self) -> None:
        await self._db.close()

    async def set_state(self, key: StorageKey, state: StateType = None) -> None:
        await self._put(key, "state", state.state if isinstance(state, State) else state)

    async def get_state(self, key: StorageKey) -> str | None:
        value = await self._get(key, "state")
        return None if value is None else str(value)

    async def set_data(self, key: StorageKey, data: Mapping[str, Any]) -> None:
        await self._put(key, "data", json.dumps(dict(data)))

    async def get_data(self, key: StorageKey) -> dict[str, Any]:
        return dict(json.loads(await self._get(key, "data") or "{}"))

    async def _put(self, key: StorageKey, column: str, value: str | None) -> None:
        await self._db.execute(
            f"INSERT INTO fsm (chat, {column}) VALUES (?, ?) "
            f"ON CONFLICT (chat) DO UPDATE SET {column} = excluded.{column}",
            (key.chat_id, value),
        )
        await self._db.commit()

    async def _get(self, key: StorageKey, column: str) -> Any:
        sql = f"SELECT {column} FROM fsm WHERE chat = ?"
        rows = list(await self._db.execute_fetchall(sql, (key.chat_id,)))
        return rows[0][0] if rows else None


@asynccontextmanager
async def talking(
    folder: Path, base_url: str, transport: httpx.AsyncBaseTransport | None
) -> AsyncIterator[None]:
    """The conversation, running within the block; None as transport is the network."""
    api = TelegramAPIServer.from_base(base_url.removesuffix("/bot"))
    session = HttpxSession(api, transport) if transport else AiohttpSession(api=api)
    dispatcher = Dispatcher(storage=await SqliteStorage.open(folder / "fsm.sqlite3"))
    async with Bot("4242:SANDBOX", session=session) as bot, Answers(folder / "a.sqlite3") as kept:
        dispatcher.include_router(_router(kept))
        polling = asyncio.create_task(dispatcher.start_polling(bot, handle_signals=False))
        try:
            yield
        finally:
            with suppress(RuntimeError):
                await dispatcher.stop_polling()
            await polling


def _router(answers: Answers) -> Router:
    router = Router()

    @router.message(F.text == words.OPENS)
    async def opens(message: Message, state: FSMContext) -> None:
        await state.set_data({})
        await _ask(message, state, "whom")

    @router.message(StateFilter(Visit.name, Visit.address), F.text)
    async def typed(message: Message, state: FSMContext) -> None:
        step = await _step(state)
        value = words.checked(step, message.text or "")
        if value is None:
            await message.answer(words.REFUSED[step])
            return
        await state.update_data({step: value})
        await _ask(message, state, _after(step))

    @router.callback_query(StateFilter(Visit.whom, Visit.day, Visit.slot))
    async def tapped(query: CallbackQuery, state: FSMContext) -> None:
        message = await _answered(query)
        step, _, value = (query.data or "").partition(":")
        data = await state.update_data({step: value})
        await _ask(message, state, _after(step), words.summary(data))

    @router.callback_query(StateFilter(Visit.sure))
    async def sure(query: CallbackQuery, state: FSMContext) -> None:
        message = await _answered(query)
        number = await answers.file_all(message.chat.id, await state.get_data())
        await state.clear()
        await message.answer(words.FILED.format(number=number))

    @router.message()
    async def lost(message: Message) -> None:
        await message.answer(words.LOST)

    @router.callback_query()
    async def stale(query: CallbackQuery) -> None:
        await query.answer(words.LOST)

    return router


async def _step(state: FSMContext) -> str:
    name = await state.get_state() or ""
    return name.partition(":")[2]


def _after(step: str) -> str:
    return words.STEPS[words.STEPS.index(step) + 1]


async def _answered(query: CallbackQuery) -> Message:
    """Ends the clock on the button and takes the buttons away."""
    assert isinstance(query.message, Message)
    await query.answer()
    await query.message.edit_reply_markup(reply_markup=None)
    return query.message


async def _ask(message: Message, state: FSMContext, step: str, before: str = "") -> None:
    await state.set_state(_STATES[step])
    labels = words.choices(step, message.date.date())
    rows = [
        [InlineKeyboardButton(text=label, callback_data=f"{step}:{value}")]
        for value, label in labels.items()
    ]
    markup = InlineKeyboardMarkup(inline_keyboard=rows) if rows else None
    text = f"{before}\n{words.QUESTIONS[step]}" if step == "sure" else words.QUESTIONS[step]
    await message.answer(text, reply_markup=markup)
