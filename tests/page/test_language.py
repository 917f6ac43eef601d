"""Who reads English gets English: the page by the browser's language, and the people in it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from playwright.async_api import Browser, Page, expect

from tests.demo.commands import line_with, wulian
from tests.page.conftest import SCREEN, Stage
from tests.page.visitor import Visitor

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]

JOINED_MS = 60_000


@asynccontextmanager
async def a_browser_that_reads(browser: Browser, language: str) -> AsyncIterator[Page]:
    context = await browser.new_context(viewport=SCREEN, locale=language)
    yield await context.new_page()
    await context.close()


@pytest.mark.parametrize(
    ("locale", "lang", "skip"),
    [
        ("en-GB", "en", "Skip to the phones"),
        ("de-DE", "en", "Skip to the phones"),
        ("zh-TW", "zh-CN", "跳到手机"),
    ],
)
async def test_the_browsers_language_decides(
    stage: Stage, browser: Browser, locale: str, lang: str, skip: str
) -> None:
    await stage.phones({"user_id": await stage.person()})
    async with a_browser_that_reads(browser, locale) as page:
        await Visitor(page, stage.address).arrives()
        await expect(page.locator("html")).to_have_attribute("lang", lang)
        await expect(page.locator(".skip")).to_have_text(skip)


async def test_a_language_once_chosen_stays(stage: Stage, browser: Browser) -> None:
    await stage.phones({"user_id": await stage.person()})
    async with a_browser_that_reads(browser, "en-GB") as page:
        visitor = await Visitor(page, stage.address).arrives()
        await visitor.button("中文").click()
        await visitor.reloads()
        await expect(page.locator("html")).to_have_attribute("lang", "zh-CN")


async def test_an_english_visitor_of_the_demo_meets_english_people(
    browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    async with wulian("demo", "--no-browser", "--port", "0") as process:
        address = await line_with(process, "http://")
        async with a_browser_that_reads(browser, "en-US") as page:
            visitor = await Visitor(page, address).arrives()
            names = page.locator("section.phone h2")
            await expect(names.nth(0)).to_have_text("Resident · Granny Sample", timeout=JOINED_MS)
            await expect(names.nth(2)).to_have_text("Volunteer · Fang Sample")
            helped = visitor.phone(2).log
            await expect(helped).to_contain_text("Osmanthus", timeout=JOINED_MS)
            assert chinese_in(await page.locator("body").inner_text()) == ["中文"]
            await visitor.phone(0).button("Start").click()
            await expect(visitor.phone(0).log).to_contain_text("English", timeout=JOINED_MS)
            await page.locator(".looks").get_by_role("button", name="中文").click()
            await expect(page.get_by_text("这里的人还在说英文")).to_be_visible()
            await visitor.button("从头开始").click()
            await expect(names.nth(0)).to_have_text("居民 · 样例阿婆", timeout=JOINED_MS)
            await expect(helped).to_contain_text("桂花志愿小队", timeout=JOINED_MS)


def chinese_in(words: str) -> list[str]:
    """The lines that are in Chinese."""
    return [line for line in words.splitlines() if any(ord(letter) >= 0x3400 for letter in line)]
