"""Every screen of every role, in both languages: accessible and without sideways scroll."""

import pytest

from tests.journeys.traveler import Traveler
from tests.rig import screens
from tests.rig.browser import beside

# One process looks for the screens and shows them all.
pytestmark = [pytest.mark.browser, pytest.mark.long, pytest.mark.xdist_group("screens")]
LANGUAGES = pytest.mark.parametrize("language", ["id", "en"])
WIDTHS = (320, 360, 1280)
# At 320 px the page is the one of 360 px in less room: what room can spoil is looked at anew.
BY_ROOM = ("target-size", "scrollable-region-focusable")
HEIGHT = 640
# Text twice as large on a page of 640 px has the room of 320 px.
DOUBLE, ROOM = "--blink-settings=defaultFontSize=32", 640


@pytest.fixture(scope="session")
def found(site):
    return screens.screens(site)


def opened(found, *, site, browser, language):
    """Each screen as the role that is led there sees it."""
    for role in dict.fromkeys(screen.role for screen in found):
        context = browser.new_context(reduced_motion="reduce")
        context.add_cookies(screens.cookies(site, role) if role else [])
        visitor = Traveler(site, context)
        for screen in found:
            if screen.role == role:
                visitor.page.goto(site.url + screen.spoken_in(language))
                yield screen.name, visitor
        context.close()


@LANGUAGES
def test_no_screen_shuts_anybody_out(site, browser, found, language):
    faults = []
    for name, visitor in opened(found, site=site, browser=browser, language=language):
        for width in WIDTHS:
            visitor.page.set_viewport_size({"width": width, "height": HEIGHT})
            shut_out = visitor.shut_out(only=BY_ROOM if width == WIDTHS[0] else ())
            faults += [f"{name}, {width} px: {fault}" for fault in shut_out]
    assert not faults, "\n".join(faults)


def test_text_twice_as_large_fits(site, browser, found):
    """In Indonesian, whose words are the longer ones."""
    faults = []
    with beside(browser, DOUBLE) as enlarged:
        for name, visitor in opened(found, site=site, browser=enlarged, language="id"):
            visitor.page.set_viewport_size({"width": ROOM, "height": HEIGHT})
            faults += [f"{name}: {fault}" for fault in visitor.too_wide()]
    assert not faults, "\n".join(faults)
