"""A course of chance, written in the browser as its author would: data, a lesson, questions."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from msgspec import Struct
from playwright.sync_api import Locator, expect

from tests.journeys.traveler import Traveler
from tests.rig.coursework import STUDY_WORDS_A_MINUTE, Coursework, Draw, Entry, Item

READING, PRACTICE, EXAM = 25, 10, 10  # minutes: one JP
PRACTITIONER = "Yohanes Bria, Distrik Oksibil"


class Question(Struct, frozen=True):
    """A question as its author types it: what it is called in the menu, and what is filled in."""

    kind: str
    stem: str
    tag: str
    rows: tuple[tuple[str, str, str], ...]  # (row, label, text)
    ticks: tuple[tuple[str, str], ...]  # (row, label)


class Draft(Struct, frozen=True):
    """What somebody wants to teach; `course` is what a learner has to know to take it."""

    course: Coursework
    lesson: str
    lesson_title: str
    practice_title: str
    outcome: str
    questions: tuple[Question, ...]


def imagine(seed: str) -> Draft:
    draw = Draw(seed)
    token = draw.token().capitalize()
    practice = [true_or_false(draw), short(draw, "latihan")]
    exam = [single(draw), number(draw), short(draw, "ujian")]
    several = [*practice, *exam]
    course = Coursework(
        folder=Path(),
        title=f"{draw.token().capitalize()} dan {token} di Kantor",
        token=token,
        exam_title=f"Ujian {draw.token()}",
        minutes=READING + PRACTICE + EXAM,
        activities=3,
        items=tuple(item for _question, item in several),
    )
    words = READING * STUDY_WORDS_A_MINUTE
    paragraphs = [draw.sentence(60) for _ in range(words // 60)]
    return Draft(
        course=course,
        lesson="\n\n".join([f"## {draw.token().capitalize()}", *paragraphs]),
        lesson_title=f"Pelajaran {draw.token()}",
        practice_title=f"Latihan {draw.token()}",
        outcome=draw.sentence(7)[:-1],
        questions=tuple(question for question, _item in several),
    )


def _stem(draw: Draw) -> tuple[str, str]:
    token = draw.token()
    return token, f"{draw.sentence(12)[:-1]} {token}:"


def single(draw: Draw) -> tuple[Question, Item]:
    token, stem = _stem(draw)
    words = draw.tokens(3)
    rows = tuple((f"Pilihan {n}", "Pilihan jawaban", word) for n, word in enumerate(words, 1))
    question = Question("Pilihan ganda", stem, "ujian", rows, (("Pilihan 1", "Jawaban benar"),))
    right, wrong = Entry("tick", words[0]), Entry("tick", words[1])
    return question, Item(token, "", (right,), (wrong,))


def true_or_false(draw: Draw) -> tuple[Question, Item]:
    token, stem = _stem(draw)
    question = Question("Benar atau salah", stem, "latihan", (), (("", "Benar"),))
    return question, Item(token, "", (Entry("tick", "Benar"),), (Entry("tick", "Salah"),))


def number(draw: Draw) -> tuple[Question, Item]:
    token, stem = _stem(draw)
    value = draw.random.randint(20, 900)
    question = Question("Angka", stem, "ujian", (("Jawaban 1", "Bilangan", str(value)),), ())
    right, wrong = (Entry("write", "Jawaban Anda", str(said)) for said in (value, value + 1))
    return question, Item(token, "", (right,), (wrong,))


def short(draw: Draw, tag: str) -> tuple[Question, Item]:
    token, stem = _stem(draw)
    best, other = draw.tokens(2)
    rows = (("Jawaban 1", "Jawaban yang diterima", best),)
    right, wrong = (Entry("write", "Jawaban Anda", said) for said in (best, other))
    return Question("Jawaban singkat", stem, tag, rows, ()), Item(token, "", (right,), (wrong,))


def write(author: Traveler, draft: Draft, *, today: date) -> None:
    """From the list of one's courses to an outline in which the resep finds no fault."""
    begin(author, draft)
    fill_in_data(author, draft, today=today)
    add_lesson(author, draft)
    add_quiz(author, "Latihan soal dengan umpan balik", draft.practice_title, PRACTICE, "latihan")
    add_quiz(author, "Ujian", draft.course.exam_title, EXAM, "ujian")
    author.tap(of("Tulis isinya", draft.course.exam_title))
    for question in draft.questions:
        ask(author, question)
    author.tap(draft.course.title)
    expect(author.page.get_by_role("heading", name="Susunan")).to_be_visible()
    author.demand_clean()
    expect(author.page.locator("#resep").get_by_text("Kesalahan", exact=True)).to_have_count(0)


def of(word: str, title: str) -> re.Pattern[str]:
    """What a button is called that stands beside others of its word, for who does not see them."""
    return re.compile(rf"^{word}\s*: {re.escape(title)}")


def begin(author: Traveler, draft: Draft) -> None:
    author.go("/mengajar/kursus/")
    author.tap("Buat kursus")
    author.page.get_by_label("Judul kursus").fill(draft.course.title)
    author.choose(author.page.get_by_label("Kursus kosong"))
    author.page.get_by_label("Kompetensi yang dibangun").select_option(index=1)
    author.tap("Buat kursus")
    author.sees("siap ditulis")


def fill_in_data(author: Traveler, draft: Draft, *, today: date) -> None:
    page = author.page
    with part(author, "Hasil belajar"):
        page.get_by_label("Sesudah kursus, peserta dapat (1)").fill(draft.outcome)
    with part(author, "Pengajar"):
        page.get_by_label("Peran (2)").select_option("praktisi")
        page.get_by_label("Nama (2)").fill("Yohanes Bria")
    with part(author, "Peraturan yang dirujuk"):
        page.get_by_label("Nama peraturan (1)").fill("UU 25/2009 tentang Pelayanan Publik")
    with part(author, "Perubahan di tempat kerja"):
        page.get_by_label("Yang berubah di tempat kerja").fill("Warga menunggu lebih singkat")
        page.get_by_label("Ukurannya").fill("menit tunggu di loket, dicatat mesin")
        page.get_by_label("Diukur sesudah berapa hari").fill("90")
    with part(author, "Tentang kursus"):
        page.get_by_label("Ringkasan").fill(f"Kursus tentang {draft.course.token}.")
        page.get_by_label("Peserta yang dituju").fill("Petugas loket")
        page.get_by_label("Materi terakhir ditelaah").fill(today.isoformat())


@contextmanager
def part(author: Traveler, name: str) -> Iterator[None]:
    """A part of the course's data is opened, filled in within the block, and saved."""
    author.tap_on(author.page.get_by_role("link", name=name, exact=True))
    expect(author.page.get_by_role("heading", name=name, level=1)).to_be_visible()
    yield
    save(author, f"“{name}” tersimpan")


def save(author: Traveler, told: str) -> None:
    author.tap_on(author.page.get_by_role("button", name="Simpan", exact=True))
    author.sees(told)


def add(author: Traveler, kind: str, title: str) -> None:
    author.tap(re.compile("^Tambah kegiatan"))
    author.choose(author.page.get_by_label(kind, exact=True))
    author.page.get_by_label("Judul kegiatan").fill(title)
    author.tap("Tambah dan tulis isinya")


def add_lesson(author: Traveler, draft: Draft) -> None:
    """A lesson with its text, and with the rule beside its reality."""
    page = author.page
    add(author, "Pelajaran kosong", draft.lesson_title)
    author.tap(re.compile("^Ubah 1$"))
    page.get_by_role("textbox", name="Teks").fill(draft.lesson)
    save(author, "Tersimpan.")
    author.tap("Tambah bagian")
    author.tap_on(page.get_by_role("link", name="Aturan dan praktik", exact=True))
    page.get_by_label("Peraturan", exact=True).select_option(index=1)
    page.get_by_label("Aturan: apa yang tertulis").fill("Setiap warga dilayani menurut giliran.")
    page.get_by_label("Praktisi: nama dan tempat kerjanya").fill(PRACTITIONER)
    page.get_by_label("Praktik: bagaimana sesungguhnya dikerjakan").fill(
        "Giliran dicatat di papan yang dilihat semua orang."
    )
    save(author, "Tersimpan.")
    author.tap(draft.course.title)
    author.tap(of("Atur", draft.lesson_title))
    page.get_by_label("Waktu belajar (menit)").fill(str(READING))
    save(author, f"“{draft.lesson_title}” tersimpan")


def add_quiz(author: Traveler, kind: str, title: str, minutes: int, tag: str) -> None:
    page = author.page
    add(author, kind, title)
    page.get_by_label("Waktu belajar (menit)").fill(str(minutes))
    page.get_by_label("Berapa soal (1)").fill("3" if tag == "ujian" else "2")
    page.get_by_label("Dengan tag (1)").fill(tag)
    save(author, f"“{title}” tersimpan")


def ask(author: Traveler, question: Question) -> None:
    """A question is typed; an empty bank asks for its kind at once."""
    page = author.page
    expect(page.get_by_role("heading", name="Bank soal", level=1)).to_be_visible()
    if page.get_by_role("heading", name="Soal seperti apa?").count() == 0:
        author.tap("Tambah soal")
    author.tap_on(page.get_by_role("link", name=question.kind, exact=True))
    page.get_by_label("Pertanyaan", exact=True).fill(question.stem)
    for row, label, text in question.rows:
        within(author, row).get_by_label(label, exact=True).fill(text)
    for row, label in question.ticks:
        author.choose(within(author, row).get_by_label(label, exact=True))
    author.choose(within(author, "Mengukur hasil belajar").get_by_role("checkbox"))
    page.get_by_label("Tanda lain").fill(question.tag)
    save(author, "Tersimpan.")


def within(author: Traveler, row: str) -> Locator:
    """A row of the form, or all of the form."""
    main = author.page.locator("main")
    return main.get_by_role("group", name=row, exact=True) if row else main
