"""Writing a bank of questions in the browser: a form for every type, and the rest stays equal."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from hypothesis import given, settings
from msgspec.structs import replace

from kawah.learning.assessment.api import Choice, Essay, Matching, Option, Question, Short, Text
from kawah.learning.curriculum.api import writing
from kawah.lib.questions import gift, moodle_xml
from kawah.lib.questions.tests import generated
from kawah.people.access.api import Role
from kawah.web.trainer.pen.bank_importing import joined
from kawah.web.trainer.pen.forms.inkwell import Inkwell
from kawah.web.trainer.pen.question_kinds import BANKED, kind_of_question
from kawah.web.trainer.pen.tests.conftest import BANK, filled, opened, tools
from tests.factories import NOW, make_person, make_unit
from tests.world import give, signed_in

PATH = "soal/bank.gift"
JSON = {"Accept": "application/json"}
COURSE = b'[[outcome]]\nkey = "o1"\ntext = "Mengatur antrean"\n'


@pytest.fixture
def begun():
    return []


@pytest.fixture
def begin(author, begun):
    """A manuscript with a bank of questions; the bank's address."""

    def begin(content, path=PATH):
        files = {path: content, "course.toml": COURSE}
        made = writing.begin_new(
            author.agency, key=f"k{len(path)}", title="Kursus", files=files, by=author, now=NOW
        )
        begun.append(made)
        return f"/mengajar/naskah/{made.uuid}/soal/{path}"

    return begin


@pytest.fixture
def address(begin):
    return begin(BANK)


@pytest.fixture
def questions(begun):
    def questions(path=PATH):
        file: Any = writing.file_of(begun[-1], path)
        reader: Any = moodle_xml if path.endswith(".xml") else gift
        return reader.read(file.raw).questions

    return questions


@pytest.fixture
def write(begun, author):
    """Another author writes the file meanwhile."""

    def write(content):
        file: Any = writing.file_of(begun[-1], PATH)
        by = make_person(author.agency, name="Penulis Kedua")
        writing.write(begun[-1], PATH, content, seen=file.revision, by=by, now=NOW)

    return write


HELD = gift.read(BANK).questions


def test_the_fixture_has_every_type():
    assert {kind_of_question(question.body).word for question in HELD} == set(BANKED)


@pytest.mark.parametrize("format", [PATH, "soal/bank.xml"])
@pytest.mark.parametrize("number", range(1, len(HELD) + 1))
def test_a_question_saved_untouched_is_the_same(trainer, begin, questions, number, format):
    content = BANK if format == PATH else moodle_xml.write(HELD).data
    address = begin(content, format)
    before = questions(format)
    answer = trainer.post(address, filled(opened(trainer, f"{address}?ubah={number}")))
    assert answer.status_code == 302, answer.content.decode()
    assert questions(format) == before


@pytest.mark.parametrize("number", range(1, len(HELD) + 1))
def test_a_question_is_changed_and_the_rest_comes_back_equal(trainer, address, questions, number):
    form = filled(opened(trainer, f"{address}?ubah={number}")) | {"feedback": "Sudah *dicatat*."}
    assert trainer.post(address, form).status_code == 302
    after = questions()
    changed = replace(HELD[number - 1], feedback=after[number - 1].feedback)
    assert after[number - 1].feedback.value == "Sudah *dicatat*."
    assert after == (*HELD[: number - 1], changed, *HELD[number:])


def is_shown_whole(question):
    """A field of one line holds no line end, nor does one line of several answers."""
    body = question.body
    short = [each.text for each in body.answers] if isinstance(body, Short) else []
    wrong = body.distractors if isinstance(body, Matching) else ()
    return not any("\n" in text for text in (*short, *wrong))


@settings(max_examples=40)
@given(generated.questions().filter(is_shown_whole))
def test_what_a_form_shows_of_any_question_it_gives_back(question):
    """Even where a field was touched, so that nothing is simply handed through."""
    kind = kind_of_question(question.body)
    ink = Inkwell(question.key, question.stem.form, is_banked=True)
    shown = kind.form(ink, question)
    sent = {bound.html_name: bound.value() for bound in shown}
    sent = {name: value for name, value in sent.items() if value not in (None, False, "")}
    sent |= {f"{s.rows}_rows": str(s.count) for s in shown.sections if s.rows}
    form = kind.form(ink, question, Sent(sent | {"title": "Judul lain"}))
    if form.is_valid():
        assert form.question().body == question.body


class Sent(dict):
    """What a browser sends, as a form reads it."""

    def getlist(self, name):
        return self.get(name, [])

    def copy(self):
        return Sent(self)


def test_every_type_has_a_form_that_asks_for_what_is_missing(trainer, address, questions):
    for word in BANKED:
        form = filled(opened(trainer, f"{address}?tambah=1&jenis={word}"))
        answer = trainer.post(address, form)
        assert answer.status_code == 400, word
        assert "Ada yang perlu diperbaiki" in answer.content.decode()
    assert questions() == HELD


def test_a_new_question_comes_last_with_its_tags(trainer, address, questions):
    form = filled(opened(trainer, f"{address}?tambah=1&jenis=satu")) | {
        "stem": "Kapan **loket** dibuka?",
        "options_0_text": "Pukul 8",
        "options_0_is_right": "on",
        "options_1_text": "Pukul 10",
        "outcomes": ["o1"],
        "tags": "ujian, loket",
        "points": "2,5",
    }
    assert [trainer.post(address, form).status_code for _ in range(2)] == [302, 302]
    assert len(questions()) == len(HELD) + 1
    last = questions()[-1]
    assert (last.tags, last.points) == (("o1", "ujian", "loket"), 2.5)
    assert last.stem == Text("Kapan **loket** dibuka?", "markdown")
    assert [option.fraction for option in last.body.options] == [1.0, 0.0]


def test_a_number_with_two_readings_is_asked_for_again(trainer, address):
    form = filled(opened(trainer, f"{address}?tambah=1&jenis=angka")) | {"stem": "Berapa?"}
    answer = trainer.post(address, form | {"answers_0_value": "1.234"})
    assert answer.status_code == 400 and "dua bilangan" in answer.content.decode()


def test_questions_move_are_copied_go_and_come_back(trainer, address, questions):
    for act, order in (("down", [1, 0]), ("up", [0, 1])):
        number = 1 if act == "down" else 2
        trainer.post(address, tools(opened(trainer, address), number) | {"act": act})
        assert questions()[:2] == tuple(HELD[place] for place in order)
    trainer.post(address, tools(opened(trainer, address), 1) | {"act": "copy"})
    assert replace(questions()[1], key="") == replace(HELD[0], key="")
    trainer.post(address, tools(opened(trainer, address), 2) | {"act": "remove"})
    assert questions() == HELD
    page = opened(trainer, address)
    assert "Satu soal dihapus" in page
    trainer.post(address, filled(page, "//form[contains(@class, 'callout')]") | {"act": "restore"})
    assert len(questions()) == len(HELD) + 1


def test_the_list_is_filtered_by_tag_and_words(trainer, address):
    page = opened(trainer, f"{address}?tanda=latihan")
    assert page.count('class="part"') == sum("latihan" in question.tags for question in HELD)
    assert opened(trainer, f"{address}?cari=zzz").count('class="part"') == 0


@pytest.mark.parametrize(("press", "kept"), [({}, True), ({"instead": "yes"}, False)])
def test_two_authors_of_one_question_see_both_and_choose(
    trainer, address, questions, write, press, kept
):
    form = filled(opened(trainer, f"{address}?ubah=1")) | {"stem": "Tulisan saya?"}
    other = replace(HELD[0], stem=Text("Tulisan rekan?"))
    write(gift.write([other, *HELD[1:]]).data)
    answer = trainer.post(address, form)
    page = answer.content.decode()
    assert answer.status_code == 409 and "Tulisan rekan?" in page and "Tulisan saya?" in page
    assert trainer.post(address, filled(page) | press).status_code == 302
    stems = [question.stem.value for question in questions()]
    assert "Tulisan saya?" in stems and ("Tulisan rekan?" in stems) == kept
    assert len(stems) == len(HELD) + kept


def test_a_question_can_be_tried(trainer, address):
    number = next(n for n, q in enumerate(HELD, 1) if kind_of_question(q.body).word == "angka")
    where = f"{address}?ubah={number}"
    told = trainer.post(where, {"block": "coba", "coba": "3"}, headers=JSON)
    assert told.json()["state"] == "right"
    assert trainer.post(where, {"block": "coba", "coba": "4"}).status_code == 200
    assert trainer.post(where, {"block": "coba"}).status_code == 400


def test_an_uploaded_file_comes_in_once_with_its_losses(trainer, address, questions):
    more = b"::l1:: Lain sama sekali? {T}\n\nKeterangan saja.\n\n" + BANK
    for added in (1, 0):
        upload = SimpleUploadedFile("lain.gift", more)
        page = trainer.post(address, {"act": "import", "file": upload}).content.decode()
        assert f"{added} soal ditambahkan" in page and "Keterangan tanpa jawaban" in page
        assert len(questions()) == len(HELD) + 1
    assert len({question.key for question in questions()}) == len(HELD) + 1


@pytest.mark.parametrize(
    ("content", "told"), [(b"%PDF-1.4 \x00", "bukan berkas teks"), (b"", "kosong")]
)
def test_a_strange_file_is_refused_in_a_sentence(trainer, address, questions, content, told):
    upload = SimpleUploadedFile("lain.gift", content)
    answer = trainer.post(address, {"act": "import", "file": upload})
    assert answer.status_code == 400 and told in answer.content.decode()
    assert questions() == HELD


def test_what_would_be_lost_is_shown_before_anything_is_written(trainer, begin, questions):
    address = begin(b"Keterangan saja.\n\nAda? {T}\n")
    page = opened(trainer, address)
    assert "Keterangan tanpa jawaban" in page and 'value="remove"' not in page
    assert trainer.post(address, {"act": "remove", "place": "0"}).status_code == 400
    trainer.post(address, filled(page, "//form[.//button[@value='clean']]") | {"act": "clean"})
    assert 'value="remove"' in opened(trainer, address) and len(questions()) == 1


def test_a_remark_for_people_is_told_before_it_goes(trainer, begin):
    page = opened(trainer, begin(b"Ada? {T}\n\n// Dari Pak Yohanes [tag:o1]\nLagi? {T}\n"))
    assert "Catatan “Dari Pak Yohanes”" in page and 'value="clean"' in page


def test_what_stands_above_the_first_question_stays(trainer, begin, begun):
    head = b"// Bank soal antrean.\n// Ditulis bersama.\n\n"
    address = begin(head + BANK)
    trainer.post(address, tools(opened(trainer, address), 1) | {"act": "down"})
    file: Any = writing.file_of(begun[-1], PATH)
    assert file.raw.startswith(head + b"// [id:l2]") and file.revision == 2


def test_an_empty_bank_begins_with_the_kinds(trainer, begin):
    assert "Soal seperti apa?" in opened(trainer, begin(b""))


def test_who_does_not_write_it_finds_nothing(author, address):
    peer = make_person(author.agency)
    give(peer, Role.TRAINER, author.agency, make_unit(author.agency))
    assert signed_in(peer).get(address).status_code == 404


def test_a_question_that_is_there_under_another_key_does_not_come_twice():
    body = Choice((Option(Text("a"), 1.0), Option(Text("b"), 0.0)))
    first = Question("a", "", Text("Apa?"), body)
    second = Question("a", "", Text("Apa?"), Essay())
    found = joined([first], [replace(first, key="z"), second, second])
    assert [question.key for question in found] == ["a", "a-2"]


def test_the_page_asks_the_database_little(trainer, address, django_assert_max_num_queries):
    with django_assert_max_num_queries(12):
        opened(trainer, address)
