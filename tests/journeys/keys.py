"""Somebody who has a keyboard and no pointer. Every stop of the Tab key is looked at."""

import re

from msgspec import Struct, convert
from playwright.sync_api import Page, expect

MOST_STOPS = 250  # of one page; who needs more is caught in a trap
LOOK = """() => {
  const here = document.activeElement;
  const face = here.closest('label') || here;
  const ring = (one) => {
    const style = getComputedStyle(one);
    const isDrawn = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 1;
    return isDrawn || style.boxShadow !== 'none';
  };
  const box = face.getBoundingClientRect();
  const isOwn = (found) => found && (face.contains(found) || found.contains(face));
  const isOpen = (x, y) => isOwn(document.elementFromPoint(x, y));
  const parts = [.1, .5, .9];
  const isOnTop = parts.some((across) => parts.some((down) =>
    isOpen(box.left + box.width * across, box.top + box.height * down)));
  const isPlayer = /^(AUDIO|VIDEO)$/.test(here.tagName) && !here.matches(':focus-visible');
  window.stops ||= new Map();
  if (!stops.has(here)) stops.set(here, stops.size);
  const label = here.labels && here.labels[0];
  return {
    number: stops.get(here),
    tag: here.tagName.toLowerCase(),
    kind: here.type || '',
    name: here.name || '',
    value: String(here.value || ''),
    words: here.ariaLabel || (label || here).innerText || '',
    isChosen: Boolean(here.checked) || here.selectedIndex > 0,
    isRinged: ring(here) || ring(face) || isPlayer, // a player's own buttons
    isOnTop,
    isInMain: Boolean(here.closest('main')),
  };
}"""


class Stop(Struct, rename="camel", frozen=True):
    """Where the focus is: `words` is what the element is called."""

    number: int  # equal for the same element of a page
    tag: str
    kind: str
    name: str
    value: str
    words: str
    is_chosen: bool
    is_ringed: bool
    is_on_top: bool
    is_in_main: bool

    def is_called(self, words: str | re.Pattern[str]) -> bool:
        if isinstance(words, str):
            return self.words.strip().startswith(words)
        return bool(words.match(self.words.strip()))


class FocusLost(AssertionError):
    """The focus cannot be seen, or never comes to where somebody wants to go."""


class Typist:
    def __init__(self, page: Page) -> None:
        self.page = page

    def here(self) -> Stop:
        """Where the focus is; everything that can be focused has to show it."""
        stop = convert(self.page.evaluate(LOOK), Stop)
        if stop.tag != "body" and not (stop.is_ringed and stop.is_on_top):
            raise FocusLost(f"{self.page.url}: the focus cannot be seen: {stop}")
        return stop

    def tab(self) -> Stop:
        self.page.keyboard.press("Tab")
        return self.here()

    def press(self, key: str) -> None:
        self.page.keyboard.press(key)

    def reach(self, words: str | re.Pattern[str]) -> Stop:
        """Tab to what is called so."""
        for _stop in range(MOST_STOPS):
            stop = self.tab()
            if stop.is_called(words):
                return stop
        raise FocusLost(f"{self.page.url}: “{words}” cannot be reached")

    def follow(self, words: str | re.Pattern[str]) -> None:
        """Go to what is called so, press Enter and arrive at another page."""
        self.reach(words)
        self.go_on()

    def go_on(self) -> None:
        with self.page.expect_navigation():
            self.press("Enter")

    def walk(self) -> int:
        """Tab through the whole page and back to its beginning; the number of stops."""
        first = self.tab()
        seen = {first.number}
        for _stop in range(MOST_STOPS):
            stop = self.tab()
            if stop.tag == "body" or stop.number == first.number:
                return len(seen)
            if stop.number in seen and stop.tag not in ("audio", "video"):
                raise FocusLost(f"{self.page.url}: caught at {stop}")
            seen.add(stop.number)
        raise FocusLost(f"{self.page.url}: no end after {MOST_STOPS} stops")

    def sign_in(self, username: str, password: str) -> None:
        self.reach("NIP atau surel")
        self.page.keyboard.type(username)
        assert self.tab().kind == "password"
        self.page.keyboard.type(password)
        self.go_on()

    def answer_all(self, *, until: str) -> None:
        """Answer what the focus comes to, ask for feedback where there is, and press `until`."""
        asked: set[str] = set()
        for _stop in range(MOST_STOPS):
            stop = self.tab()
            if asked and not stop.is_in_main:
                raise FocusLost(f"{self.page.url}: an answer threw the focus back to {stop}")
            if stop.is_called(until):
                return self.go_on()
            if stop.name in ("block", "check") and stop.value not in asked:
                asked.add(stop.value)
                self._ask(stop)
            else:
                self._answer(stop)
        raise FocusLost(f"{self.page.url}: “{until}” cannot be reached")

    def _ask(self, button: Stop) -> None:
        """Press the button of a question and read what comes; the focus stays near."""
        self.press("Enter")
        if button.name == "block":
            section = self.page.locator(f"#block-{button.value}")
            expect(section).to_have_attribute("data-state", re.compile("."))
        else:
            expect(self.page.locator(f"#soal-{button.value} .verdict")).to_be_visible()
        self.page.wait_for_load_state()

    def _answer(self, stop: Stop) -> None:
        match stop.tag, stop.kind:
            case "input", "radio" | "checkbox" if not stop.is_chosen and stop.name != "share":
                self.press("Space")
            case "select", _ if not stop.is_chosen:
                for _place in range(int(stop.name.rpartition(":")[2] or 0) + 1):
                    self.press("ArrowDown")
            case ("input", "text") | ("textarea", _) if not stop.value:
                self.page.keyboard.type("12")
            case _:
                return
        assert self.here().number == stop.number, f"answering moved the focus from {stop}"
