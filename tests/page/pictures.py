"""`python -m tests.page.pictures`: plays stories of the demo in a browser and keeps pictures.

They go to `docs/img/`, for the README. Not a test: run it after the page or its words changed.
"""

import asyncio
import json
import re
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from playwright.async_api import Browser, Page, ViewportSize, async_playwright, expect

from tests.page.browser import FLAGS, system_browser
from tests.page.visitor import READY

FOLDER = Path(__file__).parents[2] / "docs" / "img"
PATIENCE_MS = 120_000
SETTLED_MS = 700
WIDE = ViewportSize(width=1280, height=900)
LOW = ViewportSize(width=1280, height=760)
NARROW = ViewportSize(width=390, height=844)
WORDS = {
    "zh": {
        "visit": "一次上门，从开口到办好",
        "two": "两位志愿者同时点“我去”",
        "stories": "故事",
        "play": "播放：",
        "pause": "停一停",
        "next": "下一步",
        "moment": "接下的人才看到姓名和地址",
        "code": "上门码",
        "wire": "通信",
    },
    "en": {
        "visit": "A home visit, from the first word to “done”",
        "two": "Two volunteers tap at once",
        "stories": "Stories",
        "play": "Play: ",
        "pause": "Pause",
        "next": "Next step",
        "moment": "Only who takes it learns name and address",
        "code": "door code",
        "wire": "Wire",
    },
}


async def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    expect.set_options(timeout=PATIENCE_MS)
    async with demo() as address, async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=system_browser(), args=FLAGS)
        for language in WORDS:
            await a_story(browser, address, language)
            await narrow(browser, address, language)
        await browser.close()


@asynccontextmanager
async def demo() -> AsyncIterator[str]:
    """`wulian demo` within the block; gives its address."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "demo", "--no-browser", "--port", "0"),
        stdout=asyncio.subprocess.PIPE,
    )
    try:
        assert process.stdout
        lines = [line.decode() async for line in until_address(process.stdout)]
        yield re.findall(r"http://\S+", lines[-1])[0]
    finally:
        process.terminate()
        await process.wait()


async def until_address(said: asyncio.StreamReader) -> AsyncIterator[bytes]:
    async for line in said:
        yield line
        if b"http://" in line:
            return


async def a_story(browser: Browser, address: str, language: str) -> None:
    """The moment at which somebody takes the visit; then two at once, at the end, in the dark."""
    words = WORDS[language]
    page = await visiting(browser, address, language, WIDE)
    await begins(page, words, "visit")
    strip = page.locator(".show")
    await expect(strip).to_contain_text(words["moment"])
    await page.get_by_role("button", name=words["pause"], exact=True).click()
    await page.get_by_role("button", name=words["next"], exact=True).click()
    await expect(page.locator("section.phone").first.locator(".log")).to_contain_text(words["code"])
    await expect(page.locator(".toast.shown")).to_have_count(0)
    await keep(page, f"story-{language}")
    await begins(page, words, "two")
    await expect(page.locator('.show[data-state="ended"]')).to_be_visible()
    await page.emulate_media(color_scheme="dark")
    await page.set_viewport_size(LOW)
    await page.get_by_role("button", name=words["wire"], exact=True).click()
    await expect(page.locator(".wire summary").first).to_be_visible()
    await keep(page, f"dark-{language}")
    await page.close()


async def narrow(browser: Browser, address: str, language: str) -> None:
    """What the story before has left on the resident's phone."""
    for theme in ("light", "dark"):
        page = await visiting(browser, address, language, NARROW)
        await page.emulate_media(color_scheme="dark" if theme == "dark" else "light")
        await keep(page, f"narrow-{theme}-{language}")
        await page.close()


async def visiting(browser: Browser, address: str, language: str, size: ViewportSize) -> Page:
    page = await browser.new_page(viewport=size)
    kept = json.dumps({"language": language, "pace": 0.25, "invited": True})
    await page.add_init_script(f"localStorage.setItem('sandbox', '{kept}')")
    await page.goto(address)
    await page.wait_for_selector(READY)
    return page


async def begins(page: Page, words: dict[str, str], story: str) -> None:
    await page.get_by_role("button", name=words["stories"], exact=True).click()
    await page.get_by_role("button", name=words["play"] + words[story], exact=True).click()


async def keep(page: Page, name: str) -> None:
    await page.wait_for_timeout(SETTLED_MS)
    path = FOLDER / f"{name}.png"
    await page.screenshot(path=path)
    sys.stdout.write(f"{path.relative_to(FOLDER.parents[1])}\n")


if __name__ == "__main__":
    asyncio.run(main())
