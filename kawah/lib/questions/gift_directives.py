"""What comment lines add to a GIFT question: key, tags, and all that GIFT has no sign for."""

from collections.abc import Sequence

from msgspec.structs import replace

from kawah.lib.questions import cloze_code, gift_text, numerals, word_limits
from kawah.lib.questions.gift_blocks import directive, directives
from kawah.lib.questions.reading import QuestionUnreadable
from kawah.lib.questions.shape import (
    Body,
    Choice,
    Cloze,
    Essay,
    Matching,
    Ordering,
    Pair,
    Question,
    Short,
    Text,
)

Said = Sequence[tuple[str, str]]


def key(said: Said) -> str:
    return " ".join(_last(said, "id").split())


def applied(question: Question, said: Said) -> Question:
    """The question with what its comments say; raises QuestionUnreadable."""
    return replace(
        question,
        body=_body(question.body, said),
        points=_points(_last(said, "points")),
        feedback=_text(_last(said, "feedback")) if _last(said, "feedback") else question.feedback,
        hints=tuple(_text(value) for value in _all(said, "hint") if value),
        tags=tuple(dict.fromkeys(value for value in _all(said, "tag") if value)),
    )


def _body(body: Body, said: Said) -> Body:
    match body:
        case Matching() if ("type", "ordering") in said:
            return _ordering(body)
        case Choice() | Matching():
            return replace(body, shuffle=("shuffle", "no") not in said)
        case Short():
            return replace(body, is_case_sensitive=("case", "exact") in said)
        case Essay():
            return _essay(body, said)
        case _:
            return body


def _ordering(body: Matching) -> Ordering:
    places = [numerals.in_file(pair.match) for pair in body.pairs]
    if None in places or len(set(places)) != len(places):
        raise QuestionUnreadable("too_few_steps")
    placed = sorted((place, n) for n, place in enumerate(places) if place is not None)
    return Ordering(tuple(body.pairs[n].prompt for _, n in placed))


def _essay(body: Essay, said: Said) -> Essay:
    low, _, high = _last(said, "words").partition("..")
    least, most = word_limits.read(low, high)
    return replace(
        body,
        template=_text(_last(said, "template")),
        notes_for_grader=_text(_last(said, "notes")),
        min_words=least,
        max_words=most,
    )


def parted(comments: Sequence[str]) -> tuple[tuple[str, ...], str | None]:
    """The comments with remarks, and the text after `[type:cloze]`, where there is one."""
    for place, comment in enumerate(comments, start=1):
        if ("type", "cloze") in directives((comment,)):
            return tuple(comments[:place]), "\n".join(comments[place:])
    return tuple(comments), None


def cloze(title: str, text: str) -> Question:
    form, raw = gift_text.form_of(text, default="plain")
    stem, gaps = cloze_code.read(raw.strip())
    return Question("", title, Text(stem, form or "plain"), Cloze(gaps))


def written(question: Question) -> str:
    """The directives of a question, on one line."""
    said = [("id", question.key), *(("tag", tag) for tag in question.tags)]
    if question.points != 1.0:
        said.append(("points", numerals.written(question.points)))
    said += [("hint", _marked(hint)) for hint in question.hints]
    if isinstance(question.body, Cloze) and question.feedback.value:
        said.append(("feedback", _marked(question.feedback)))
    said += _of_body(question.body)
    return " ".join(directive(name, value) for name, value in said)


def _of_body(body: Body) -> list[tuple[str, str]]:
    match body:
        case Choice(shuffle=False) | Matching(shuffle=False):
            return [("shuffle", "no")]
        case Short(is_case_sensitive=True):
            return [("case", "exact")]
        case Ordering():
            return [("type", "ordering")]
        case Essay():
            limits = f"{body.min_words or ''}..{body.max_words or ''}"
            said = [
                ("words", "" if limits == ".." else limits),
                ("template", _marked(body.template)),
                ("notes", _marked(body.notes_for_grader)),
            ]
            return [(name, value) for name, value in said if value]
        case _:
            return []


def as_matching(body: Ordering) -> Matching:
    """Steps and their places: the form in which other systems can still ask it."""
    return Matching(tuple(Pair(step, str(n)) for n, step in enumerate(body.steps, start=1)))


def _all(said: Said, name: str) -> list[str]:
    return [value for each, value in said if each == name]


def _last(said: Said, name: str) -> str:
    return next(reversed(_all(said, name)), "")


def _points(value: str) -> float:
    number = numerals.in_file(value) if value else 1
    if number is None or not 0 < float(number) <= 10_000:
        raise QuestionUnreadable("bad_weight", value[:40])
    return float(number)


def _text(value: str) -> Text:
    form, raw = gift_text.form_of(value, default="plain")
    return Text(raw.strip(), form or "plain")


def _marked(text: Text) -> str:
    is_plain = text.form == "plain" and not text.value.startswith("[")
    return text.value if is_plain else f"[{text.form}]{text.value}"
