"""`python -m tests.page.pictures`: plays the demo in a browser and keeps pictures of it.

They go to `docs/img/`, for the README. Not a test: run it after the page or its words changed.
"""

import asyncio
import re
import sys
from collections.abc import Sequence
from pathlib import Path

from playwright.async_api import Browser, Locator, Page, ViewportSize, async_playwright, expect

from tests.page.browser import FLAGS, system_browser

FOLDER = Path(__file__).parents[2] / "docs" / "img"
PATIENCE_MS = 60_000
QUIET_MS = 1500
RESIDENT, VOLUNTEER = 0, 2
WIDE = ViewportSize(width=1440, height=900)
NARROW = ViewportSize(width=390, height=844)
ASKING = ("开始", "中文", "同意", "桂花示例社区", "养老认证（上门）", "不会查，请帮我看看")
FORM = (
    "城乡居民养老",
    "跳过",
    "给我自己",
    "=样例阿婆",
    "=13800138000",
    "走路吃力",
    "=桂花路 8 号 2 栋 301",
)
WISH = ("后天", "上午", "都对，提交")


async def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    expect.set_options(timeout=PATIENCE_MS)
    demo = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "demo", "--no-browser", "--port", "0"),
        stdout=asyncio.subprocess.PIPE,
    )
    try:
        async with async_playwright() as playwright:
            browser = await playwright.chromium.launch(executable_path=system_browser(), args=FLAGS)
            await take(browser, await address_of(demo))
    finally:
        demo.terminate()
        await demo.wait()


async def address_of(demo: asyncio.subprocess.Process) -> str:
    assert demo.stdout
    async for line in demo.stdout:
        if found := re.search(r"http://\S+", line.decode()):
            return found.group()
    raise RuntimeError("the demo did not say where it is")


async def take(browser: Browser, address: str) -> None:
    page = await browser.new_page(viewport=WIDE, locale="zh-CN")
    await page.goto(address)
    await expect(page.get_by_text("看任务和积分").first).to_be_visible()
    await play(page, RESIDENT, ASKING)
    await play(page, RESIDENT, FORM)
    await keep(page, "calendar", clip_to=RESIDENT)
    await play(page, RESIDENT, WISH)
    await expect(inline(page, VOLUNTEER + 1, "我去")).to_be_visible()
    await keep(page, "offered")
    await play(page, VOLUNTEER, ("我去",))
    await expect(page.get_by_text("上门码").first).to_be_visible()
    await keep(page, "claimed")
    await page.emulate_media(color_scheme="dark")
    await page.get_by_role("button", name="通信").click()
    await expect(page.locator(".wire summary").first).to_be_visible()
    await keep(page, "dark")
    await page.close()
    await narrow(browser, address)


async def narrow(browser: Browser, address: str) -> None:
    for theme in ("light", "dark"):
        page = await browser.new_page(viewport=NARROW, device_scale_factor=2, locale="zh-CN")
        await page.emulate_media(color_scheme="dark" if theme == "dark" else "light")
        await page.goto(address)
        await expect(page.get_by_text("上门码").first).to_be_visible()
        await keep(page, f"narrow-{theme}")
        await page.close()


async def play(page: Page, place: int, steps: Sequence[str]) -> None:
    """Press a button of that label, wherever it is; `=` before words writes them."""
    phone = page.locator("section.phone").nth(place)
    for step in steps:
        before = await phone.locator(".log").inner_text()
        if step.startswith("="):
            await phone.locator("textarea").fill(step[1:])
            await phone.locator("textarea").press("Enter")
        else:
            button = phone.locator(".gate, .reply-button, .inline-button")
            await button.filter(has_text=re.compile(f"^{re.escape(step)}")).last.click()
        await expect(phone.locator(".log")).not_to_have_text(before)
        await settled(page, place)


async def settled(page: Page, place: int) -> None:
    """Until the bot has said what it has to say: the log stays the same for a while."""
    log = page.locator("section.phone").nth(place).locator(".log")
    seen = None
    while seen != (now := await log.inner_text()):
        seen = now
        await page.wait_for_timeout(QUIET_MS)


def inline(page: Page, place: int, label: str) -> Locator:
    return page.locator("section.phone").nth(place).locator(".inline-button", has_text=label).last


async def keep(page: Page, name: str, *, clip_to: int | None = None) -> None:
    path = FOLDER / f"{name}.png"
    shown = page if clip_to is None else page.locator("section.phone").nth(clip_to)
    await shown.screenshot(path=path)
    sys.stdout.write(f"{path.relative_to(FOLDER.parents[1])}\n")


if __name__ == "__main__":
    asyncio.run(main())
