from uuid import uuid4

import pytest

from kawah.learning.enrollment.api import Mark, complete
from kawah.learning.player.api import JournalEntry
from tests.factories import NOW

pytestmark = pytest.mark.django_db
LONG = "Saya menaruh satu kursi di samping loket."


def test_a_reflection_asks_and_promises_privacy(browser, address):
    page = browser.get(address("renungan")).content.decode()
    assert "Apa yang Anda ubah pekan ini?" in page and "Hanya Anda yang membacanya" in page


def test_writing_completes_it_and_leads_on(browser, address, steps, enrollment):
    sent = browser.post(address("renungan"), {"text": LONG, "entry": str(uuid4())})
    assert sent["Location"] == address("ujian")
    mark = Mark.objects.get(enrollment=enrollment, activity=steps["renungan"].pk)
    assert mark.why == "reflection_written"
    assert JournalEntry.objects.get().shared_at is None


def test_only_the_act_that_finished_the_course_is_congratulated_on(
    browser, address, steps, enrollment
):
    for key, step in steps.items():
        if key not in ("membaca", "renungan"):
            complete(enrollment, step, why="quiz_passed", happened_at=NOW, now=NOW, fraction=1.0)
    last = {"finish": "yes", "q1": "0"}
    told = browser.post(address("membaca"), last, follow=True).text
    assert '<p class="callout good">Selamat!' in told
    for key, form in (("membaca", last), ("renungan", {"text": LONG})):
        assert "Selamat!" not in browser.post(address(key), form, follow=True).text


def test_too_short_is_kept_and_told(browser, address):
    sent = browser.post(address("renungan"), {"text": "Satu kursi."})
    assert sent.status_code == 400 and "Kurang 3 kata lagi" in sent.content.decode()
    assert "Satu kursi." in browser.get(address("renungan")).content.decode()


def test_what_is_to_be_shared_stays_ticked_while_it_is_too_short(browser, address):
    sent = browser.post(address("renungan"), {"text": "Satu kursi.", "share": "yes"}).text
    assert 'name="share" value="yes" checked' in sent


def test_nothing_written_is_told(browser, address):
    sent = browser.post(address("renungan"), {"text": "  "})
    assert sent.status_code == 400 and "Tulis dulu renungan Anda" in sent.content.decode()


def test_the_same_entry_sent_twice_is_one(browser, address):
    for _ in range(2):
        browser.post(address("renungan"), {"text": LONG, "entry": str(uuid4())})
    assert JournalEntry.objects.count() == 1


def test_sharing_is_chosen_and_can_be_taken_back(browser, address):
    browser.post(address("renungan"), {"text": LONG, "share": "yes"})
    entry = JournalEntry.objects.get()
    assert entry.shared_at is not None
    browser.post(f"/jurnal/{entry.uuid}/berbagi/", {"share": "no"})
    entry.refresh_from_db()
    assert entry.shared_at is None


def test_the_journal_keeps_own_notes_newest_first(browser, clock):
    for text in ("Pertama sekali", "Kemudian ini"):
        clock.advance(minutes=5)
        assert browser.post("/jurnal/", {"text": text, "entry": str(uuid4())}).status_code == 302
    page = browser.get("/jurnal/").content.decode()
    assert page.index("Kemudian ini") < page.index("Pertama sekali")


def test_an_empty_note_is_refused(browser):
    sent = browser.post("/jurnal/", {"text": ""})
    assert sent.status_code == 400 and "Tulis dulu catatan Anda" in sent.content.decode()


@pytest.mark.parametrize("page", ["/jurnal/", "renungan"])
def test_a_text_that_is_too_long_is_refused_and_stays_in_the_form(browser, address, page):
    where = page if page.startswith("/") else address(page)
    sent = browser.post(where, {"text": "kata " * 4000 + "akhir"})
    assert sent.status_code == 400 and "paling banyak 20.000 karakter" in sent.text
    assert "kata akhir</textarea>" in sent.text and not JournalEntry.objects.exists()
    kept = browser.post(where, {"text": "kata " * 3999 + "akhir"})
    assert kept.status_code == 302 and JournalEntry.objects.get().text.endswith("akhir")


def test_anothers_entry_is_neither_read_nor_shared(browser, stranger, address):
    browser.post(address("renungan"), {"text": LONG})
    entry = JournalEntry.objects.get()
    assert LONG not in stranger.get("/jurnal/").content.decode()
    assert stranger.post(f"/jurnal/{entry.uuid}/berbagi/", {"share": "yes"}).status_code == 404
    assert stranger.post("/jurnal/", {"text": "x", "entry": str(entry.uuid)}).status_code == 404


def test_what_was_written_is_shown_as_words(browser):
    browser.post("/jurnal/", {"text": "<script>alert(1)</script>", "entry": str(uuid4())})
    assert "<script>alert" not in browser.get("/jurnal/").content.decode()
