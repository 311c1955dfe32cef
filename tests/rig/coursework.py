"""A course folder by chance: title, texts, questions and JP that nobody wrote before."""

import random
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Literal

from msgspec import Struct

MINUTES_PER_JP = 45
STEP = 9  # minutes: a fifth of a JP
LEAST, MOST = 1 * MINUTES_PER_JP, 3 * MINUTES_PER_JP  # e-learning counts 3 JP a day at most
STUDY_WORDS_A_MINUTE = 130
EXAM_MINUTES, PRACTICE_MINUTES = 16, 10
FIRST = "bdgjklmnprst"
VOCABULARY = """
    warga petugas loket antrean berkas jadwal papan nomor catatan aduan jawaban kantor pagi sore
    pekan daftar aturan janji waktu bangku pintu kursi surat salinan formulir laporan data angka
"""


class Entry(Struct, frozen=True):
    """What a learner does in the field of a label: ticks it, writes into it or picks from it."""

    act: Literal["tick", "write", "pick"]
    label: str
    value: str = ""


class Item(Struct, frozen=True):
    """One question: `token` is a word of its stem that no other question has."""

    token: str
    gift: str
    right: tuple[Entry, ...]
    wrong: tuple[Entry, ...]


class Coursework(Struct, frozen=True):
    """A written folder, and what a reader has to know to take the course."""

    folder: Path
    title: str
    token: str  # a word of the title that no other course has
    exam_title: str
    minutes: int
    activities: int
    items: tuple[Item, ...]

    @property
    def jp(self) -> Decimal:
        return Decimal(self.minutes) / MINUTES_PER_JP

    @property
    def jp_in_words(self) -> str:
        """As it is written in Indonesian."""
        return f"{self.jp.normalize():f}".replace(".", ",")

    def item_in(self, text: str) -> Item:
        """The question whose stem this text shows."""
        return next(item for item in self.items if item.token in text)


class Draw:
    """Chance, and words that were not there before."""

    def __init__(self, seed: str) -> None:
        self.random = random.Random(seed)
        self.given: set[str] = set()

    def token(self) -> str:
        """A word of four syllables, each word once."""
        while True:
            pairs = [self.random.choice(FIRST) + self.random.choice("aiueo") for _ in range(4)]
            word = "".join(pairs)
            if word not in self.given:
                self.given.add(word)
                return word

    def tokens(self, count: int) -> list[str]:
        return [self.token() for _ in range(count)]

    def sentence(self, words: int) -> str:
        return " ".join(self.random.choices(VOCABULARY.split(), k=words)).capitalize() + "."


Maker = Callable[[Draw, str, str], Item]


def true_false(draw: Draw, token: str, stem: str) -> Item:
    holds = draw.random.random() < 0.5
    words = ("Benar", "Salah") if holds else ("Salah", "Benar")
    right, wrong = (Entry("tick", word) for word in words)
    return Item(token, f"{stem} {{{'T' if holds else 'F'}}}", (right,), (wrong,))


def single_choice(draw: Draw, token: str, stem: str) -> Item:
    best, *others = draw.tokens(4)
    options = " ".join([f"={best}", *(f"~{other}" for other in others)])
    return Item(token, f"{stem} {{{options}}}", (Entry("tick", best),), (Entry("tick", others[0]),))


def several_choices(draw: Draw, token: str, stem: str) -> Item:
    good, bad = draw.tokens(2), draw.tokens(2)
    options = [*(f"~%50%{word}" for word in good), *(f"~%-50%{word}" for word in bad)]
    draw.random.shuffle(options)
    right = tuple(Entry("tick", word) for word in good)
    wrong = tuple(Entry("tick", word) for word in bad)
    return Item(token, f"{stem} {{{' '.join(options)}}}", right, wrong)


def number(draw: Draw, token: str, stem: str) -> Item:
    value, slack = draw.random.randint(20, 900), draw.random.randint(0, 5)
    right = Entry("write", "Jawaban Anda", str(value + slack))
    wrong = Entry("write", "Jawaban Anda", str(value + slack + 1))
    return Item(token, f"{stem} {{#{value}:{slack}}}", (right,), (wrong,))


def short_answer(draw: Draw, token: str, stem: str) -> Item:
    best, other = draw.tokens(2)
    right = Entry("write", "Jawaban Anda", best.upper())  # capitals do not matter
    wrong = Entry("write", "Jawaban Anda", other)
    return Item(token, f"{stem} {{={best}}}", (right,), (wrong,))


def matching(draw: Draw, token: str, stem: str) -> Item:
    prompts, matches = draw.tokens(3), draw.tokens(3)
    pairs = list(zip(prompts, matches, strict=True))
    crossed = zip(prompts, [*matches[1:], matches[0]], strict=True)
    return Item(
        token,
        f"{stem} {{{' '.join(f'={prompt} -> {match}' for prompt, match in pairs)}}}",
        tuple(Entry("pick", prompt, match) for prompt, match in pairs),
        tuple(Entry("pick", prompt, match) for prompt, match in crossed),
    )


def ordering(draw: Draw, token: str, stem: str) -> Item:
    steps = draw.tokens(4)
    lines = [f"  ={step} -> {place}" for place, step in enumerate(steps, start=1)]
    return Item(
        token,
        "\n".join(["// [type:ordering]", f"{stem} {{", *lines, "}"]),
        tuple(Entry("pick", step, str(place)) for place, step in enumerate(steps, start=1)),
        tuple(Entry("pick", step, str(place)) for place, step in enumerate(steps[::-1], start=1)),
    )


def gaps(draw: Draw, token: str, stem: str) -> Item:
    word, other = draw.tokens(2)
    figure = draw.random.randint(20, 900)
    holes = f"{{1:SHORTANSWER:={word}}} dan {{1:NUMERICAL:={figure}:0}}"
    return Item(
        token,
        f"// [type:cloze]\n// {stem} {holes}.",
        (Entry("write", "Isian 1", word), Entry("write", "Isian 2", str(figure))),
        (Entry("write", "Isian 1", other), Entry("write", "Isian 2", str(figure + 7))),
    )


KINDS: tuple[Maker, ...] = (
    true_false,
    single_choice,
    several_choices,
    number,
    short_answer,
    matching,
    ordering,
    gaps,
)


def write(folder: Path, *, seed: str, today: date) -> Coursework:
    """Write a course that passes the resep check; the same seed gives the same folder."""
    draw = Draw(seed)
    minutes = draw.random.randrange(LEAST, MOST + 1, STEP)
    token = draw.token().capitalize()
    exam = [_item(draw, kind) for kind in draw.random.sample(KINDS, len(KINDS))]
    spare = [_item(draw, draw.random.choice(KINDS)) for _ in range(4)]
    practice = [_item(draw, kind, words=36) for kind in draw.random.sample(KINDS, 5)]
    lessons = draw.random.randint(2, 3)
    course = Coursework(
        folder=folder,
        title=f"{draw.token().capitalize()} dan {token} di Kantor",
        token=token,
        exam_title=f"Ujian {draw.token()}",
        minutes=minutes,
        activities=lessons + 2,
        items=(*exam, *spare, *practice),
    )
    bank = [*_tagged(exam, "pasti"), *_tagged(spare, "undian"), *_tagged(practice, "latihan")]
    _put(folder / "soal" / "bank.gift", "\n\n".join(bank))
    for seq in range(1, lessons + 1):
        _put(folder / "pelajaran" / f"{seq}.md", _lesson(draw, _reading(course) // lessons))
    _put(folder / "course.toml", _course_file(draw, course, lessons, today))
    return course


def _reading(course: Coursework) -> int:
    """Minutes of all lessons together."""
    return course.minutes - EXAM_MINUTES - PRACTICE_MINUTES


def _put(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text + "\n", encoding="utf-8")


def _item(draw: Draw, kind: Maker, *, words: int = 14) -> Item:
    token = draw.token()
    title = f"::{kind.__name__.replace('_', '-')}-{token}::"
    return kind(draw, token, f"{title} {draw.sentence(words)[:-1]} {token}:")


def _tagged(items: list[Item], tag: str) -> list[str]:
    return [f"// [tag:{tag}] [tag:o1]\n{item.gift}" for item in items]


def _lesson(draw: Draw, minutes: int) -> str:
    """Something to read for so many minutes, to answer, to decide and to compare."""
    words = max(120, minutes * STUDY_WORDS_A_MINUTE * 9 // 10)
    paragraphs = [draw.sentence(60) for _ in range(words // 60)]
    asked = single_choice(draw, draw.token(), draw.sentence(8))
    half = len(paragraphs) // 2
    return "\n\n".join(
        [
            f"## {draw.token().capitalize()}",
            *paragraphs[:half],
            f":::tanya q1\n\n{asked.gift}\n:::",
            *paragraphs[half:],
            f":::putuskan p1\n\n{draw.sentence(20)}\n\n{_ways(draw)}\n:::",
            f":::aturan-praktik a1\njudul: {draw.token()}\naturan: r1 pasal 2\n"
            f"praktik: Yohanes Bria, Distrik Oksibil\n\n# Aturan\n{draw.sentence(12)}\n\n"
            f"# Praktik\n{draw.sentence(12)}\n:::",
        ]
    )


def _ways(draw: Draw) -> str:
    marks = ("x", " ", " ")
    return "\n".join(f"- [{mark}] {draw.token()}\n  > {draw.sentence(9)}" for mark in marks)


def _course_file(draw: Draw, course: Coursework, lessons: int, today: date) -> str:
    rest = _reading(course)
    shares = [rest // lessons] * (lessons - 1)
    shares.append(rest - sum(shares))
    reading = [_lesson_part(draw, seq, share) for seq, share in enumerate(shares, start=1)]
    return "\n".join([_head(draw, course, today), *reading, _quizzes(draw, course)])


def _head(draw: Draw, course: Coursework, today: date) -> str:
    return f"""key = "{course.token.lower()}-{draw.token()}"
title = "{course.title}"
summary = "{draw.sentence(12)}"
mode = "self_paced"
form = "NKL03"
reviewed_on = {today}
audience = "{draw.sentence(4)}"

[impact]
change = "{draw.sentence(5)}"
measure = "{draw.sentence(4)}"
after_days = {draw.random.choice([30, 60, 90])}

[[teacher]]
role = "widyaiswara"
name = "Dr. Retno Wulandari, M.Si."
email = "retno.wulandari@kptk.example"

[[teacher]]
role = "praktisi"
name = "Yohanes Bria"

[[outcome]]
key = "o1"
text = "{draw.sentence(7)}"
competency = "public_service"
level = {draw.random.randint(1, 3)}
main = true

[[regulation]]
key = "r1"
title = "UU 25/2009 tentang Pelayanan Publik"

[[bank]]
file = "soal/bank.gift"

[[module]]
key = "m1"
title = "{draw.token().capitalize()}"
"""


def _lesson_part(draw: Draw, seq: int, minutes: int) -> str:
    return f"""
[[module.activity]]
key = "pelajaran-{seq}"
kind = "lesson"
title = "Pelajaran {draw.token()}"
minutes = {minutes}
file = "pelajaran/{seq}.md"
outcomes = ["o1"]
taught_by = "both"
"""


def _quizzes(draw: Draw, course: Coursework) -> str:
    """The exam asks one question of every kind, and some that are drawn."""
    return f"""
[[module.activity]]
key = "latihan"
kind = "quiz"
purpose = "practice"
title = "Latihan {draw.token()}"
minutes = {PRACTICE_MINUTES}
outcomes = ["o1"]
draw = [{{ tags = ["latihan"], count = 5 }}]
feedback = "immediate"

[[module.activity]]
key = "ujian"
kind = "quiz"
purpose = "exam"
title = "{course.exam_title}"
minutes = {EXAM_MINUTES}
outcomes = ["o1"]
draw = [{{ tags = ["pasti"], count = {len(KINDS)} }}, {{ tags = ["undian"], count = 2 }}]
pass_percent = {draw.random.randint(60, 90)}
attempts = 0
feedback = "after_attempt"
"""
