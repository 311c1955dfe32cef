"""The harness sees what it is there to see: planted faults and one step too many."""

import pytest

from tests.journeys import axe

pytestmark = pytest.mark.browser

GOOD = """<!doctype html><html lang=id><title>Uji</title><main><h1>Uji</h1>
<button id=satu>Lanjutkan</button> <a href='#satu'>Lewati</a></main>"""


@pytest.fixture
def traveler(travel):
    visitor = travel()
    visitor.page.set_content(GOOD)
    return visitor


def test_a_good_page_is_clean(traveler):
    traveler.demand_clean()


@pytest.mark.parametrize(
    ("rule", "fault"),
    [
        ("image-alt", "<img src='data:image/gif;base64,R0lGODlhAQABAAAAACw='>"),
        ("label", "<input name=nip>"),
        ("color-contrast", "<p style='color:#999;background:#fff'>Pudar</p>"),
        ("heading-order", "<h4>Terlalu dalam</h4>"),
        ("video-caption", "<video aria-label='Antrean' controls></video>"),  # axe cannot decide
    ],
)
def test_a_planted_fault_is_found(traveler, rule, fault):
    traveler.page.evaluate("html => document.querySelector('main').innerHTML += html", fault)
    assert any(found.startswith(f"{rule}:") for found in axe.faults(traveler.page))


def test_a_planted_sideways_scroll_is_found(traveler):
    wide = "document.querySelector('main').style.width = '2000px'"
    traveler.page.evaluate(wide)
    with pytest.raises(AssertionError, match="scrolls sideways"):
        traveler.demand_clean()


def test_a_planted_script_error_is_found(traveler):
    traveler.page.evaluate("setTimeout(() => { throw new Error('rusak') })")
    traveler.page.wait_for_timeout(50)
    with pytest.raises(AssertionError, match="rusak"):
        traveler.demand_clean()


def test_one_step_too_many_is_found(traveler):
    with pytest.raises(AssertionError, match="took 2 steps, at most 1"), traveler.within(1):
        traveler.tap("Lanjutkan")
        traveler.tap("Lewati")


def test_without_network_nothing_is_reached(traveler, site):
    with traveler.offline(), pytest.raises(Exception, match="ERR_INTERNET_DISCONNECTED"):
        traveler.page.goto(site.url + "/masuk/")
    traveler.go("/masuk/")
