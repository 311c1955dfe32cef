"""A running site for the journeys, one per test process, and who travels through it."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext

from tests.journeys.traveler import Traveler
from tests.rig import site as rig

PHONE = {"width": 360, "height": 640}
LANGUAGES = {"id": "id-ID", "en": "en-US"}


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[rig.Site]:
    with rig.running(tmp_path_factory.mktemp("site")) as running:
        yield running


@pytest.fixture
def travel(site: rig.Site, browser: Browser) -> Iterator[Callable[..., Traveler]]:
    """Make a traveler: `travel("learner")`, `travel("learner", script=False, width=320)`."""
    contexts: list[BrowserContext] = []

    def make(
        role: str = "", *, script: bool = True, width: int = PHONE["width"], language: str = "id"
    ) -> Traveler:
        context = browser.new_context(
            viewport={"width": width, "height": PHONE["height"]},
            java_script_enabled=script,
            locale=LANGUAGES[language],
            has_touch=width < 900,
            reduced_motion="reduce",
        )
        context.set_default_timeout(10_000)
        contexts.append(context)
        traveler = Traveler(site, context)
        return traveler.sign_in(site.accounts[role]) if role else traveler

    yield make
    for context in contexts:
        context.close()
