"""What a visitor does with the page, in the words of what stands on it."""

import json
import re

from playwright.async_api import Locator, Page, expect

READY = "html[data-ready]"


class Visitor:
    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        self.address = address

    async def arrives(self) -> "Visitor":
        await self.page.goto(self.address)
        await self.page.wait_for_selector(READY)
        return self

    async def has_chosen(self, **settings: object) -> None:
        """On an earlier visit."""
        await self.page.goto(self.address)
        kept = json.dumps(settings)
        await self.page.evaluate("kept => localStorage.setItem('sandbox', kept)", kept)

    async def reloads(self) -> None:
        await self.page.reload()
        await self.page.wait_for_selector(READY)

    def phone(self, place: int = 0) -> "PhoneOnPage":
        return PhoneOnPage(self.page.locator("section.phone").nth(place))

    def button(self, name: str) -> Locator:
        return self.page.get_by_role("button", name=name, exact=True)

    async def sees(self, words: str) -> None:
        await expect(self.page.get_by_text(words).last).to_be_visible()

    async def sees_within(self, words: str, patience_ms: float) -> None:
        await expect(self.page.get_by_text(words).last).to_be_visible(timeout=patience_ms)


class PhoneOnPage:
    def __init__(self, section: Locator) -> None:
        self.section = section
        self.log = section.get_by_role("log")
        self.box = section.locator("textarea")
        self.notice = section.get_by_role("status")
        self.alert = section.get_by_role("alertdialog")

    def button(self, name: str) -> Locator:
        return self.section.get_by_role("button", name=name, exact=True)

    async def starts(self) -> None:
        await self.button("开始").click()
        await self.sees("您好。")

    async def writes(self, words: str) -> None:
        await self.box.fill(words)
        await self.box.press("Enter")

    async def taps(self, name: str) -> None:
        await self.log.get_by_role("button", name=name, exact=True).last.click()

    async def presses(self, label: str) -> None:
        """A button of the reply keyboard."""
        await self.section.locator(".reply-keyboard").get_by_text(label, exact=True).click()

    async def attaches(self, what: str) -> None:
        await self.button("附件").click()
        await self.section.get_by_role("menuitem", name=what).click()

    async def sees(self, words: str) -> None:
        await expect(self.log.get_by_text(words).last).to_be_visible()

    async def sees_no(self, words: str) -> None:
        await expect(self.log.get_by_text(words)).to_have_count(0)

    def message(self, words: str) -> Locator:
        whole = re.compile(f"^{re.escape(words)}$")
        text = self.section.page.locator(".text", has_text=whole)
        return self.log.get_by_role("article").filter(has=text).last
