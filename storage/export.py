"""Whole tables without anything personal, for spreadsheets."""

from storage.work import Db, Row


async def export_cases(db: Db) -> list[Row]:
    return await db.many("export_cases")


async def export_events(db: Db) -> list[Row]:
    return await db.many("export_events")


async def export_points(db: Db) -> list[Row]:
    return await db.many("export_points")
