"""Moodle XML: the format in which question banks leave Moodle, and can go back."""

from collections import Counter
from collections.abc import Iterable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from kawah.lib.questions import (
    markup,
    moodle_bodies,
    moodle_settings,
    moodle_writer,
    weaknesses,
)
from kawah.lib.questions.categories import inner, unused
from kawah.lib.questions.keys import Draft, keyed
from kawah.lib.questions.moodle_nodes import Node, parsed
from kawah.lib.questions.numerals import in_file, written
from kawah.lib.questions.reading import (
    Loss,
    QuestionFileUnusable,
    QuestionUnreadable,
    Reading,
    Writing,
)
from kawah.lib.questions.shape import Cloze, Essay, Question

COMBINED = ("correctfeedback", "partiallycorrectfeedback", "incorrectfeedback")
USUAL_FEEDBACK = {  # what Moodle puts there itself, in English and in Indonesian
    "",
    "your answer is correct.",
    "your answer is partially correct.",
    "your answer is incorrect.",
    "jawaban anda benar.",
    "jawaban anda benar sebagian.",
    "jawaban anda sebagian benar.",
    "jawaban anda salah.",
}
MOST_POINTS = 10_000


class Found(Struct):
    drafts: list[Draft]
    losses: list[Loss]
    categories: list[str]
    settings: Counter[str]


def read(data: bytes) -> Reading:
    """The questions of a Moodle XML file and what was lost; raises QuestionFileUnusable."""
    nodes = list(parsed(data).all("question"))
    found = Found([], [], [""], Counter())
    numbered = 0
    for node in nodes:
        if node.attributes.get("type") == "category":
            _open_category(node, numbered + 1, found)
        else:
            numbered += 1
            _take(node, numbered, found)
    questions, repeated = keyed(found.drafts)
    losses = [Loss("repeated_key", 0, d.number, d.question.title, d.key) for d in repeated]
    losses += [*found.losses, *unused(found.categories, questions)]
    if found.settings:
        told = ", ".join(f"{name} ({count})" for name, count in found.settings.items())
        losses.append(Loss("settings", detail=told))
    if not questions and not losses:
        raise QuestionFileUnusable("no_questions")
    return Reading(tuple(questions), tuple(sorted(losses, key=lambda loss: loss.number)))


def recognizes(data: bytes) -> bool:
    """Whether a file begins as Moodle XML does."""
    return b"<quiz" in data[:2000] or "<quiz".encode("utf-16-le") in data[:4000]


def write(questions: Iterable[Question]) -> Writing:
    """A Moodle XML file, and a loss for each question that would come back changed."""
    listed = list(questions)
    data = moodle_writer.written(listed)
    return Writing(data, tuple(weaknesses.changed(listed, _read_back)))


def _read_back(question: Question) -> Question | None:
    try:
        reading = read(moodle_writer.written([question]))
    except QuestionFileUnusable:
        return None
    return reading.questions[0] if len(reading.questions) == 1 else None


def _open_category(node: Node, number: int, found: Found) -> None:
    """What follows stands in this category; under an unreadable name, in none."""
    try:
        category = inner(node.value("category"))
    except QuestionUnreadable:
        category = ""
        found.losses.append(Loss("category_markup", 0, number))
    found.categories.append(category)


def _take(node: Node, number: int, found: Found) -> None:
    losses: list[tuple[str, str]] = []
    name = ""
    try:
        name = node.value("name")
        draft = _draft(node, number, found.categories[-1], losses)
        found.drafts.append(draft)
        found.settings.update(moodle_settings.unused(node))
        found.losses += weaknesses.of(draft)
    except QuestionUnreadable as error:
        losses = [(error.kind, error.detail)]
    found.losses += [Loss(kind, 0, number, name, detail) for kind, detail in losses]


def _draft(node: Node, number: int, category: str, losses: list[tuple[str, str]]) -> Draft:
    if node.attributes.get("type") == "description":
        raise QuestionUnreadable("description")
    if node.says_yes("hidden", unsaid=False):
        raise QuestionUnreadable("hidden")
    bare = Question(
        "",
        " ".join(node.value("name").split()),
        node.text("questiontext"),
        Essay(),
        points=_points(node.value("defaultgrade") or "1"),
        feedback=node.text("generalfeedback"),
        hints=tuple(hint.own_text() for hint in node.all("hint") if hint.own_words()),
        tags=_tags(node),
        category=category,
    )
    question = moodle_bodies.with_body(bare, node, losses)
    if isinstance(question.body, Cloze) and not node.value("defaultgrade"):
        question = replace(question, points=_weight(question.body))
    if not question.stem.value:
        raise QuestionUnreadable("no_stem")
    losses += _unkept(node, weaknesses.file_names(question))
    return Draft(question, key=" ".join(node.value("idnumber").split()), number=number)


def _unkept(node: Node, shown: Sequence[str]) -> list[tuple[str, str]]:
    losses: list[tuple[str, str]] = []
    told = {markup.TAG.sub("", node.value(name)).strip().lower() for name in COMBINED}
    if not told <= USUAL_FEEDBACK:
        losses.append(("combined_feedback", ""))
    files = [each.attributes.get("name", "?") for each in node.walk() if each.name == "file"]
    return losses + [("file", name) for name in dict.fromkeys(files) if name not in shown]


def _tags(node: Node) -> tuple[str, ...]:
    tags = [tag.own_words() for tags in node.all("tags") for tag in tags.all("tag")]
    return tuple(dict.fromkeys(tag for tag in tags if tag))


def _weight(cloze: Cloze) -> float:
    """Moodle writes no grade for a cloze: it is the sum of its gaps."""
    return _points(written(sum(gap.points for gap in cloze.gaps)))


def _points(grade: str) -> float:
    number = in_file(grade)
    if number is None or not 0 < float(number) <= MOST_POINTS:
        raise QuestionUnreadable("bad_weight", grade[:40])
    return float(number)
