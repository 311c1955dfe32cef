"""Somebody with a job to do, on a small phone. Counts every activation: tap, Enter, submit."""

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.journeys import axe
from tests.rig.site import Account, Site

STICKING_OUT = """() => {
    const root = document.documentElement;
    if (root.scrollWidth <= root.clientWidth) return [];
    const beyond = (element) => element.getBoundingClientRect().right > root.clientWidth;
    const inner = [...document.querySelectorAll("main *, header *, footer *, nav *")].filter(
        (element) => beyond(element) && ![...element.children].some(beyond));
    return inner.slice(0, 3).map((element) => element.outerHTML.slice(0, 120));
}"""


class Traveler:
    def __init__(self, site: Site, context: BrowserContext) -> None:
        self.site = site
        self.context = context
        self.page: Page = context.new_page()
        self.steps = 0
        self.faults: list[str] = []
        self.page.on("pageerror", lambda error: self.faults.append(str(error)))
        self.page.on("console", self._listen)

    def _listen(self, message) -> None:
        if message.type == "error" and "Failed to load resource" not in message.text:
            self.faults.append(message.text)

    def sign_in(self, account: Account) -> "Traveler":
        """Steps are counted after this."""
        self.go("/masuk/")
        self.page.locator("[name=username]").fill(account.username)
        self.page.locator("[name=password]").fill(account.password)
        self.page.locator("form:has([name=password]) [type=submit]").first.click()
        self.page.wait_for_url(lambda url: "/masuk/" not in url)
        self.steps = 0
        return self

    def go(self, path: str) -> None:
        """Open an address: where a journey begins, not a step of it."""
        answer = self.page.goto(self.site.url + path)
        assert answer is not None
        assert answer.status < 400, f"{path}: {answer.status}"

    def tap(self, name: str | re.Pattern[str], *, within: Locator | None = None) -> None:
        """Activate the first button or link of this name."""
        place = within or self.page.locator("body")
        button = place.get_by_role("button", name=name)
        self.tap_on(button.or_(place.get_by_role("link", name=name)).first)

    def tap_on(self, target: Locator) -> None:
        self.steps += 1
        target.click()

    def enter(self, target: Locator) -> None:
        self.steps += 1
        target.press("Enter")

    def choose(self, target: Locator) -> None:
        """A choice in a form is made, like typing, on the way to sending it: no step."""
        target.check()

    def sees(self, text: str) -> None:
        expect(self.page.get_by_text(text).first).to_be_visible()

    def demand_clean(self) -> None:
        """Accessible, without script errors and without sideways scroll."""
        found = self.shut_out()
        assert not found, f"{self.page.url}: " + "\n".join(found[:10])

    def shut_out(self, *, only: Sequence[str] = ()) -> list[str]:
        """What would keep somebody from using this page as it stands; `only` names the rules of axe
        to look at."""
        return [*axe.faults(self.page, only=only), *self.faults, *self.too_wide()]

    def too_wide(self) -> list[str]:
        """The innermost elements that stick out of the page, where it scrolls sideways."""
        found: list[str] = self.page.evaluate(STICKING_OUT)
        return [f"scrolls sideways: {element}" for element in found]

    @contextmanager
    def within(self, steps: int) -> Iterator[None]:
        """The job in this block may take so many steps."""
        before = self.steps
        yield
        taken = self.steps - before
        assert taken <= steps, f"took {taken} steps, at most {steps}"

    @contextmanager
    def offline(self) -> Iterator[None]:
        self.context.set_offline(True)
        try:
            yield
        finally:
            self.context.set_offline(False)
