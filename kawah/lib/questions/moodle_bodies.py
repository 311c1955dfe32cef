"""The questions of Moodle XML, one reader for each of its types."""

import re
from collections.abc import Callable, Mapping

from msgspec.structs import replace

from kawah.lib.questions import cloze_code, moodle_essay, numerals, shares
from kawah.lib.questions.moodle_nodes import Node
from kawah.lib.questions.reading import QuestionUnreadable
from kawah.lib.questions.shape import (
    Accepted,
    Body,
    Choice,
    Cloze,
    Gap,
    Matching,
    Near,
    Numeric,
    Option,
    Ordering,
    Pair,
    Question,
    Short,
    Text,
    TrueFalse,
)

Losses = list[tuple[str, str]]


def with_body(question: Question, node: Node, losses: Losses) -> Question:
    """The question with its answers; adds to `losses`; raises QuestionUnreadable."""
    kind = node.attributes.get("type", "")
    if kind in ("cloze", "multianswer"):
        return _cloze(question, cloze_code.read)
    if kind in ("gapselect", "ddwtos"):
        return _cloze(question, lambda stem: _gap_choices(node, stem))
    reader = READERS.get(kind)
    if reader is None:
        raise QuestionUnreadable("unknown_type", kind or "?")
    return replace(question, body=reader(node, losses))


def _cloze(question: Question, reader: Callable[[str], tuple[str, tuple[Gap, ...]]]) -> Question:
    stem, gaps = reader(question.stem.value)
    return replace(question, stem=Text(stem, question.stem.form), body=Cloze(gaps))


def _share(answer: Node) -> float:
    return shares.share(answer.attributes.get("fraction", "0") or "0")


def _option(answer: Node) -> Option:
    return Option(answer.own_text(), _share(answer), answer.text("feedback"))


def _options(node: Node, losses: Losses) -> tuple[Option, ...]:
    options = [_option(answer) for answer in node.all("answer")]
    filled = tuple(option for option in options if option.text.value)
    if len(filled) < 2:
        raise QuestionUnreadable("too_few_options")
    if len(filled) < len(options):
        losses.append(("option_empty", ""))
    return filled


def _choice(node: Node, losses: Losses) -> Choice:
    return Choice(
        _options(node, losses),
        is_single=node.says_yes("single", unsaid=True),
        shuffle=node.says_yes("shuffleanswers", unsaid=True),
    )


def _several(node: Node, losses: Losses) -> Choice:
    """Here each right option is written as 100 %; all of them together are the points."""
    options = _options(node, losses)
    right = [option for option in options if option.fraction > 0]
    part = 1 / len(right) if right else 0.0
    shared = (Option(o.text, part if o in right else 0.0, o.feedback) for o in options)
    return Choice(
        tuple(shared), is_single=False, shuffle=node.says_yes("shuffleanswers", unsaid=True)
    )


def _true_false(node: Node, losses: Losses) -> TrueFalse:
    answers = {answer.own_words().lower(): answer for answer in node.all("answer")}
    if not {"true", "false"} <= set(answers):
        raise QuestionUnreadable("no_answers")
    return TrueFalse(
        _share(answers["true"]) > _share(answers["false"]),
        answers["true"].text("feedback"),
        answers["false"].text("feedback"),
    )


def _short(node: Node, losses: Losses) -> Short:
    answers = tuple(
        Accepted(answer.own_words(), _share(answer), answer.text("feedback"))
        for answer in node.all("answer")
        if answer.own_words()
    )
    if not answers:
        raise QuestionUnreadable("no_answers")
    return Short(answers, is_case_sensitive=node.says_yes("usecase", unsaid=False))


def _numeric(node: Node, losses: Losses) -> Numeric:
    answers = tuple(_near(answer) for answer in node.all("answer"))
    if not answers:
        raise QuestionUnreadable("no_answers")
    for units in node.all("units"):
        losses += [("units", unit.value("unit_name")) for unit in units.all("unit")]
    return Numeric(answers)


def _near(answer: Node) -> Near:
    number, tolerance_text = answer.own_words(), answer.value("tolerance") or "0"
    value, tolerance = numerals.range_in_file(
        number if number == "*" else f"{number}:{tolerance_text}"
    )
    return Near(value, tolerance, _share(answer), answer.text("feedback"))


def _matching(node: Node, losses: Losses) -> Matching:
    pairs = [Pair(sub.own_text(), sub.value("answer")) for sub in node.all("subquestion")]
    told = [pair for pair in pairs if pair.match]
    if len(told) < 2 or not any(pair.prompt.value for pair in told):
        raise QuestionUnreadable("too_few_pairs")
    return Matching(
        tuple(pair for pair in told if pair.prompt.value),
        tuple(pair.match for pair in told if not pair.prompt.value),
        shuffle=node.says_yes("shuffleanswers", unsaid=True),
    )


def _ordering(node: Node, losses: Losses) -> Ordering:
    answers = list(node.all("answer"))
    steps = tuple(answer.own_text() for answer in answers if answer.own_words())
    if len(steps) < 2:
        raise QuestionUnreadable("too_few_steps")
    grading = node.value("gradingtype")
    if grading:  # none of Moodle's ways takes back what stands in the wrong order
        losses.append(("ordering_grading", grading))
    if node.value("selectcount") not in ("", "0"):
        losses.append(("ordering_subset", ""))
    if any(answer.text("feedback").value for answer in answers):
        losses.append(("answer_feedback", ""))
    return Ordering(steps)


def _gap_choices(node: Node, stem: str) -> tuple[str, tuple[Gap, ...]]:
    """`[[n]]` is where option n belongs; the options of its group are offered there."""
    offered = [*node.all("selectoption"), *node.all("dragbox")]
    shuffle = node.says_yes("shuffleanswers", unsaid=False)
    gaps: list[Gap] = []

    def place(found: re.Match[str]) -> str:
        right = int(found[1]) - 1
        if right not in range(len(offered)):
            raise QuestionUnreadable("bad_cloze")
        gaps.append(Gap(_choice_of_group(offered, offered[right], shuffle=shuffle)))
        return f"[[{len(gaps)}]]"

    count = sum(1 for _place in cloze_code.PLACE.finditer(stem))
    if count > cloze_code.GAPS_AT_MOST:
        raise QuestionUnreadable("too_many_gaps", str(count))
    placed = cloze_code.PLACE.sub(place, stem)
    if not gaps:
        raise QuestionUnreadable("bad_cloze")
    return placed, tuple(gaps)


def _choice_of_group(offered: list[Node], right: Node, *, shuffle: bool) -> Choice:
    group = [each for each in offered if each.value("group") == right.value("group")]
    options = (Option(each.own_text(), float(each is right)) for each in group)
    return Choice(tuple(options), shuffle=shuffle)


READERS: Mapping[str, Callable[[Node, Losses], Body]] = {
    "multichoice": _choice,
    "oumultiresponse": _several,
    "truefalse": _true_false,
    "shortanswer": _short,
    "numerical": _numeric,
    "matching": _matching,
    "ordering": _ordering,
    "essay": moodle_essay.read,
}
