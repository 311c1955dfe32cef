"""Recording in the page: what the browser gives is in the form's field, and media takes it."""

import subprocess
from pathlib import Path

import pytest

from kawah.learning.media import kinds
from kawah.learning.media.recognizing import recognize
from kawah.web.shell import apps
from tests.rig.browser import beside

pytestmark = pytest.mark.browser
ASSETS = Path(apps.__file__).parent / "assets"
FAKE = ("--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream")
SITE = "http://localhost:8749/"
PAGE = """<!doctype html><html lang="id"><title>x</title><script src="/pen.js" defer></script><body>
<form data-pen="a|b|c|d|e">
<input type="file" name="path_rec" data-record="Rekam|Berhenti|Dengar|Siap|x">
<textarea data-markdown>kata</textarea></form></body></html>"""


@pytest.fixture(scope="module")
def script(tmp_path_factory):
    folder = tmp_path_factory.mktemp("assets")
    subprocess.run(["node", ASSETS / "build.mjs", folder], check=True)
    return (folder / "pen.js").read_bytes()


@pytest.fixture
def page(script, browser):
    with beside(browser, *FAKE) as heard:
        page = heard.new_page()

        def handle(route):
            is_script = route.request.url.endswith("pen.js")
            kind = "text/javascript" if is_script else "text/html"
            route.fulfill(content_type=kind, body=script if is_script else PAGE)

        page.route("**/*", handle)
        page.goto(SITE)
        yield page


def test_a_recording_is_sent_as_a_file_that_is_taken(page):
    page.get_by_role("button", name="Rekam").click()
    page.get_by_role("button", name="Berhenti").wait_for()
    page.wait_for_timeout(400)
    page.get_by_role("button", name="Berhenti").click()
    page.get_by_text("Siap").wait_for()
    field = "document.querySelector('[name=path_rec]').files[0]"
    sent = page.evaluate(f"{field}.arrayBuffer().then(found => [...new Uint8Array(found)])")
    name = page.evaluate(f"{field}.name")
    assert recognize(bytes(sent), name=name) == kinds.WEBA and name.endswith(".webm")


def test_a_button_writes_the_signs_of_markdown(page):
    page.locator("textarea").select_text()
    page.get_by_role("button", name="a", exact=True).click()
    assert page.locator("textarea").input_value() == "**kata**"
