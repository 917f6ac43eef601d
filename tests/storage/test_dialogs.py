from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from storage.dialogs import (
    active_dialog,
    dialog_by_id,
    dialogs_of,
    drop_dialog,
    park_dialog,
    resume_dialog,
    save_dialog,
    start_dialog,
)
from storage.errors import RowChanged, UniqueViolation
from storage.store import Store

ANNA, BEN = 1, 2
MINUTE = timedelta(minutes=1)


async def test_answers_are_kept_and_come_back(store: Store, now: datetime) -> None:
    answers = {"name": "陈阿婆", "slots": ["am", None], "age": 82}
    async with store.work() as work:
        dialog = await start_dialog(work, ANNA, "pension", 3, now)
        assert (dialog.step, dialog.answers, dialog.version) == (None, {}, 1)
        dialog = replace(dialog, step="phone", answers=answers)
        saved = await save_dialog(work, dialog, now + MINUTE)
        await work.commit()
    assert saved == replace(dialog, version=2, touched_at=now + MINUTE)
    async with store.reading() as reading:
        assert await active_dialog(reading, ANNA) == saved
        assert await dialog_by_id(reading, saved.id) == saved
        assert await active_dialog(reading, BEN) is None


async def test_one_form_is_active_others_are_parked(store: Store, now: datetime) -> None:
    async with store.work() as work:
        first = await park_dialog(work, await start_dialog(work, ANNA, "pension", 1, now), now)
        second = await start_dialog(work, ANNA, "errand", 1, now + MINUTE)
        assert await active_dialog(work, ANNA) == second
        assert await dialogs_of(work, ANNA) == [second, first]
        second = await park_dialog(work, second, now + MINUTE)
        first = await resume_dialog(work, first, now + 2 * MINUTE)
        assert await active_dialog(work, ANNA) == first
        assert await dialogs_of(work, ANNA) == [first, second]


async def test_a_second_active_form_is_refused(store: Store, now: datetime) -> None:
    async with store.work() as work:
        await start_dialog(work, ANNA, "pension", 1, now)
        await start_dialog(work, BEN, "pension", 1, now)
        with pytest.raises(UniqueViolation):
            await start_dialog(work, ANNA, "errand", 1, now)


async def test_a_form_saved_by_somebody_else_is_not_overwritten(
    store: Store, now: datetime
) -> None:
    async with store.work() as work:
        dialog = await start_dialog(work, ANNA, "pension", 1, now)
        await save_dialog(work, replace(dialog, step="phone"), now)
        with pytest.raises(RowChanged):
            await save_dialog(work, replace(dialog, step="name"), now)
        kept = await dialog_by_id(work, dialog.id)
        assert kept is not None
        assert kept.step == "phone"


async def test_a_dropped_form_is_gone(store: Store, now: datetime) -> None:
    async with store.work() as work:
        dialog = await start_dialog(work, ANNA, "pension", 1, now)
        await drop_dialog(work, dialog.id)
        assert await dialogs_of(work, ANNA) == []
        with pytest.raises(RowChanged):
            await save_dialog(work, dialog, now)
