"""Debian's Chromium, told to keep to itself."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, BrowserType, sync_playwright

LIGHTEST = "chromium-headless-shell"
FLAGS = [
    "--no-sandbox",
    "--disable-dev-shm-usage",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


class ChromiumMissing(Exception):
    """No Chromium is installed."""


def program() -> str:
    """The lightest Chromium that is here: pages come up several times faster in the one that has no
    window to draw. Raises ChromiumMissing."""
    names = (LIGHTEST, "chromium", "chromium-browser")
    found = next((path for name in names if (path := shutil.which(name))), None)
    if found is None:
        raise ChromiumMissing("Chromium is not installed")
    return found


@contextmanager
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright, _launched(playwright.chromium) as browser:
        yield browser


@contextmanager
def beside(browser: Browser, *flags: str) -> Iterator[Browser]:
    """A second Chromium, with flags of its own."""
    with _launched(browser.browser_type, *flags) as another:
        yield another


@contextmanager
def _launched(kind: BrowserType, *flags: str) -> Iterator[Browser]:
    browser = kind.launch(executable_path=program(), args=[*FLAGS, *flags])
    try:
        yield browser
    finally:
        browser.close()
