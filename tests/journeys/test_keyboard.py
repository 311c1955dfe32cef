"""The main job without a pointer: Tab, Enter, Space and arrow keys, with scripts and without."""

import pytest
from playwright.sync_api import expect

from tests.journeys import deeds
from tests.journeys.keys import FocusLost, Typist

pytestmark = pytest.mark.browser
# Two people, so that one run does not find done what the other did.
LEARNERS = pytest.mark.parametrize(
    ("role", "script", "course", "practice"),
    [
        ("learner", True, "Tata kelola keuangan daerah", "Latihan: menelusuri baris"),
        ("learner_remote", False, "Pelayanan publik", "Latihan campuran"),
    ],
    ids=["script", "no script"],
)

PAGES = ("/beranda/", "/belajar/", "/jp/", "/sertifikat/", "/kompetensi/", "/jurnal/", "/saya/")


@pytest.fixture
def typist(travel, site):
    def begin(role, *, script=True):
        visitor = travel(script=script)
        visitor.go("/masuk/")
        typist = Typist(visitor.page)
        typist.sign_in(site.accounts[role].username, site.accounts[role].password)
        return typist

    return begin


@LEARNERS
def test_the_main_job(typist, role, script, course, practice):
    learner = typist(role, script=script)
    learner.follow("Lanjutkan")
    skip_to_the_page(learner)
    lesson = learner.page.url
    learner.answer_all(until="Selesai, lanjut")
    assert learner.page.url != lesson
    learner.follow(course)
    learner.follow(practice)
    learner.follow(deeds.START)
    learner.answer_all(until="Kirim jawaban")
    expect(learner.page.get_by_text("Latihan selesai.")).to_be_visible()


def skip_to_the_page(learner):
    """The first stop of every page leads past what all pages have."""
    assert learner.tab().words == "Langsung ke isi halaman"
    learner.press("Enter")
    assert learner.page.evaluate("document.activeElement.id") == "main"


def test_w1_assess_the_next_submission(typist):
    trainer = typist("trainer")
    trainer.follow("Nilai jawaban ini")
    trainer.answer_all(until="Simpan dan buka berikutnya")
    expect(trainer.page.get_by_text("tersimpan: ")).to_be_visible()


def test_no_page_holds_the_focus(typist, site):
    learner = typist("learner")
    for path in PAGES:
        learner.page.goto(site.url + path)
        assert learner.walk() > len(PAGES)


def test_a_trap_is_found(travel):
    visitor = travel()
    visitor.page.set_content("<button>Satu</button><button>Dua</button><button>Tiga</button>")
    visitor.page.evaluate("""() => document.querySelectorAll('button')[1].addEventListener(
        'keydown', (event) => event.key === 'Tab' && event.preventDefault())""")
    with pytest.raises(FocusLost, match="caught"):
        Typist(visitor.page).walk()


def test_a_focus_that_cannot_be_seen_is_found(travel):
    visitor = travel()
    visitor.page.set_content("<style>:focus{outline:none}</style><a href='#'>Satu</a>")
    with pytest.raises(FocusLost, match="cannot be seen"):
        Typist(visitor.page).tab()
