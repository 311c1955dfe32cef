"""The scripts of the pages in a real browser, against answers that the test makes up."""

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Route, expect

pytestmark = pytest.mark.browser
ASSETS = Path(__file__).parents[1] / "assets"
SITE = "http://kawah.test"
FRAME = """<!doctype html><html lang="id"><title>x</title><script src="/kawah.js" defer></script>
<body data-person="p1"><div id="status" role="status">%s</div>
<form><input type="hidden" name="csrfmiddlewaretoken" value="t"></form>%s</body></html>"""
PAPER = """<form method="post" action="/lembar/" data-paper
data-unsent="Belum terkirim" data-states="Perangkat|Terkirim|Server">
<fieldset data-answer="/jawaban/1/"><label><input type="radio" name="q1" value="0"> A</label>
<label><input type="radio" name="q1" value="1"> B</label><p data-state></p>
<button name="check" value="1" data-check>Periksa</button>
<div data-reply></div></fieldset><button data-hand-in>Kirim</button></form>"""
LESSON = """<form id="lesson" method="post" action="/pelajaran/" data-lesson data-keep="Lagi"
data-unsent="Belum terkirim">
</form><section><input type="text" form="lesson" name="a"><button form="lesson" name="block"
value="a">Periksa</button><div id="feedback-a" tabindex="-1"></div></section>"""
NOTE = """<form method="post" action="/catatan/" data-keep="Dipasang lagi"><textarea name="text">
</textarea><button>Simpan</button></form>"""


@pytest.fixture(scope="module")
def script(tmp_path_factory):
    folder = tmp_path_factory.mktemp("assets")
    subprocess.run(["node", ASSETS / "build.mjs", folder], check=True)
    return (folder / "kawah.js").read_bytes()


class Server:
    """Answers what the test says, and remembers what was sent."""

    def __init__(self, page, script: bytes) -> None:
        self.page, self.script = page, script
        self.html = ""
        self.sent: list[tuple[str, str]] = []
        self.answer: dict[str, object] | None = {}
        self.status, self.type = 200, "application/json"
        self.is_away = False
        page.route("**/*", self.handle)

    def handle(self, route) -> None:
        request = route.request
        if request.url.endswith("kawah.js"):
            route.fulfill(body=self.script, content_type="text/javascript")
        elif self.is_away:
            route.abort()
        elif request.method == "GET":
            route.fulfill(body=self.html, content_type="text/html")
        elif self.answer is None:
            route.abort()
        else:
            self.sent.append((request.url.removeprefix(SITE), request.post_data or ""))
            body = json.dumps(self.answer) if self.type == "application/json" else self.html
            route.fulfill(body=body, status=self.status, content_type=self.type)

    def show(self, html: str, *, said: str = "") -> None:
        self.html = FRAME % (said, html)
        self.page.goto(SITE + "/halaman/")


@pytest.fixture
def server(browser, script) -> Iterator[Server]:
    context = browser.new_context()
    context.set_default_timeout(5000)
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    yield Server(page, script)
    context.close()
    assert faults == []


def state(server):
    return server.page.locator("[data-state]")


def test_an_answer_is_received(server):
    server.answer = {"html": "<p>Benar</p>"}
    server.show(PAPER)
    server.page.get_by_label("B").check()
    expect(state(server)).to_have_text("Server")
    expect(server.page.locator("[data-reply]")).to_have_text("")
    (address, body) = server.sent[0]
    assert address == "/jawaban/1/" and 'name="q1"\r\n\r\n1' in body and 'name="device"' in body


def test_feedback_comes_when_it_is_asked_for(server):
    server.answer = {"html": "<p>Benar</p>"}
    server.show(PAPER)
    server.page.get_by_label("B").check()
    server.page.get_by_role("button", name="Periksa").click()
    expect(server.page.locator("[data-reply]")).to_have_text("Benar")


def test_answers_to_a_question_arrive_in_the_order_in_which_they_were_given(server):
    held: list[Route] = []

    def answer(route):
        if held:
            route.fulfill(json={"html": "<p>Benar</p>"})
        else:
            held.append(route)

    server.show(PAPER)
    server.page.route("**/jawaban/1/", answer)
    with server.page.expect_request("**/jawaban/1/"):
        server.page.get_by_label("B").check()
    server.page.get_by_role("button", name="Periksa").click()
    server.page.wait_for_timeout(300)
    expect(server.page.locator("[data-reply]")).to_be_empty()  # the first is still on its way
    with server.page.expect_response("**/jawaban/1/"):
        held[0].fulfill(json={"html": ""})
    expect(server.page.locator("[data-reply]")).to_have_text("Benar")


def test_without_network_it_stays_on_the_device_and_is_sent_after_a_new_visit(server):
    server.answer = None
    server.show(PAPER)
    server.page.get_by_label("B").check()
    expect(state(server)).to_have_text("Perangkat")
    server.answer = {}
    server.page.wait_for_timeout(1300)
    server.page.reload()
    assert server.page.get_by_label("B").is_checked()
    expect(state(server)).to_have_text("Server")
    ages = [int(body.split('name="age"\r\n\r\n')[1].split("\r\n")[0]) for _, body in server.sent]
    assert ages[0] >= 1000


def test_a_sign_in_page_is_no_receipt(server):
    server.type = "text/html"
    server.show(PAPER)
    server.page.get_by_label("A").check()
    expect(state(server)).to_have_text("Perangkat")


@pytest.mark.parametrize("status", [404, 409])
def test_a_refused_answer_says_why_and_is_not_sent_again(server, status):
    server.status, server.answer = status, {"sentence": "Waktu habis."}
    server.show(PAPER)
    server.page.get_by_label("A").check()
    expect(state(server)).to_have_text("Waktu habis.")
    assert server.page.evaluate("Object.keys(localStorage).filter(k => /out:/.test(k))") == []


def test_another_person_on_this_device_sees_nothing_of_it(server):
    server.answer = None
    server.show(PAPER)
    server.page.get_by_label("B").check()
    expect(state(server)).to_have_text("Perangkat")
    server.html = server.html.replace("p1", "p2")
    server.page.reload()
    assert not server.page.get_by_label("B").is_checked()


def test_a_block_is_checked_in_place_and_takes_the_focus(server):
    server.answer = {"html": "<p>Benar</p>", "state": "right"}
    server.show(LESSON)
    server.page.locator("[name=a]").fill("3")
    server.page.get_by_role("button", name="Periksa").click()
    expect(server.page.locator("#feedback-a")).to_have_text("Benar")
    expect(server.page.locator("#feedback-a")).to_be_focused()
    assert server.page.locator("section").get_attribute("data-state") == "right"


def test_a_block_goes_as_a_page_when_the_answer_is_no_answer(server):
    server.type = "text/html"
    server.show(LESSON)
    server.page.locator("[name=a]").fill("3")
    with server.page.expect_navigation():
        server.page.get_by_role("button", name="Periksa").click()
    assert [address for address, _ in server.sent] == ["/pelajaran/", "/pelajaran/"]


def test_older_browsers_send_too(server):
    server.page.add_init_script("delete HTMLFormElement.prototype.requestSubmit")
    server.type = "text/html"
    server.show(LESSON)
    with server.page.expect_navigation():
        server.page.get_by_role("button", name="Periksa").click()
    server.show('<p data-seconds="1"><b data-face></b></p>' + PAPER)
    with server.page.expect_request("**/lembar/"):
        expect(server.page.locator("[data-face]")).to_have_text("0.01")


def test_what_was_typed_is_put_back_until_it_is_received(server):
    server.show(NOTE)
    server.page.locator("textarea").fill("Catatan dari kapal")
    server.page.reload()
    expect(server.page.locator("textarea")).to_have_value("Catatan dari kapal")
    server.type = "text/html"
    server.page.get_by_role("button", name="Simpan").click()
    server.show(NOTE, said='<p class="success">Tersimpan</p>')
    assert server.page.locator("textarea").input_value().strip() == ""


def test_a_form_is_sent_once(server):
    server.type = "text/html"
    server.show(NOTE)
    with server.page.expect_navigation():
        server.page.evaluate(
            "() => { const form = document.querySelector('[data-keep]');"
            "form.requestSubmit(); form.requestSubmit(); form.requestSubmit(); }"
        )
    assert len(server.sent) == 1


def test_time_runs_by_the_servers_clock_and_ends_with_handing_in(server):
    server.type = "text/html"
    server.show('<p data-seconds="1"><b data-face></b></p>' + PAPER)
    with server.page.expect_request("**/lembar/"):
        expect(server.page.locator("[data-face]")).to_have_text("0.01")


def test_presence_is_told_only_after_a_sign_of_life(server):
    server.page.clock.install()
    server.show('<article data-pulse="/hadir/">teks</article>')
    server.page.clock.run_for(65000)
    assert server.sent == []
    server.page.keyboard.press("ArrowDown")
    with server.page.expect_request("**/hadir/"):
        server.page.clock.run_for(65000)


def test_signing_out_leaves_nothing_on_the_device(server):
    leave = '<form method="post" action="/keluar/" data-sign-out><button>Keluar</button></form>'
    server.show(NOTE + leave)
    server.page.locator("textarea").fill("rahasia")
    server.type = "text/html"
    server.page.get_by_role("button", name="Keluar").click()
    assert server.page.evaluate("Object.keys(localStorage).length") == 0


def test_a_fault_takes_the_focus(server):
    server.show('<div class="errors" tabindex="-1" data-focus>Ada yang salah</div>')
    expect(server.page.locator(".errors")).to_be_focused()


@pytest.mark.parametrize(("page", "button"), [(LESSON, "Periksa"), (PAPER, "Kirim")])
def test_without_network_nothing_navigates_and_it_says_so(server, page, button):
    server.show(page)
    server.is_away = True
    server.page.get_by_role("button", name=button).click()
    expect(server.page.locator("#status")).to_have_text("Belum terkirim")
    assert server.page.url == f"{SITE}/halaman/"
    server.is_away = False
    with server.page.expect_request(lambda request: request.method == "POST"):
        server.page.get_by_role("button", name=button).click()


def test_enter_acts_on_the_question_it_is_pressed_in(server):
    second = PAPER.replace("/1/", "/2/").replace('"q1"', '"q2"').replace("radio", "text")
    server.answer = {"html": "<p>Benar</p>"}
    server.show(
        PAPER.replace("<button data-hand-in>Kirim</button></form>", second.split(">", 1)[1])
    )
    server.page.locator("[name=q2]").first.press("Enter")
    expect(server.page.locator("[data-reply]").nth(1)).to_have_text("Benar")
    assert [address for address, _ in server.sent] == ["/jawaban/2/"]
