"""The answer block of a GIFT question, read into a body. All texts here are still shielded."""

import re

from kawah.lib.questions import gift_text, numerals, rubric, shares
from kawah.lib.questions.gift_text import GiftForm
from kawah.lib.questions.reading import QuestionUnreadable
from kawah.lib.questions.shape import (
    EMPTY,
    Accepted,
    Body,
    Choice,
    Essay,
    Matching,
    Near,
    Numeric,
    Option,
    Pair,
    Short,
    Text,
    TrueFalse,
)

WEIGHT = re.compile(r"\s*%\s*(-?\d{1,3}(?:[.,]\d*)?)\s*%")
TRUE_OR_FALSE = re.compile(r"(T|F|true|false)", re.IGNORECASE)


def answers_of(block: str, *, default: GiftForm) -> tuple[Body, Text]:
    """The body and the general feedback; raises QuestionUnreadable."""
    answers, _, general = block.rpartition("####") if "####" in block else (block, "", "")
    answers = answers.strip()
    if not answers:
        return _essay(general, default=default)
    return _body(answers, default=default), gift_text.text_of(general, default=default)


def _essay(general: str, *, default: GiftForm) -> tuple[Essay, Text]:
    lines = general.split("\n")
    rows = {line: rubric.criterion(gift_text.bare(line)) for line in lines}
    criteria = tuple(row for line in lines if (row := rows[line]))
    others = "\n".join(line for line in lines if rows[line] is None)
    return Essay(rubric=criteria), gift_text.text_of(others, default=default)


def _body(answers: str, *, default: GiftForm) -> Body:
    if answers.startswith("#"):
        return _numeric(answers[1:], default=default)
    if "~" in answers:
        return _choice(answers, default=default)
    items = _items(answers)
    if any("->" in _before_feedback(item) for _, item in items):
        return _matching(items, default=default)
    true_false = _true_false(answers, default=default)
    return true_false or _short(items, default=default)


def _items(answers: str) -> list[tuple[str, str]]:
    """Each answer with the sign before it; a single answer may stand without a sign."""
    first, *rest = re.split(r"([=~])", answers)
    signed = list(zip(rest[::2], rest[1::2], strict=True))
    if first.strip() and signed:
        raise QuestionUnreadable("stray_text", gift_text.joined(first)[:40])
    return signed or [("=", first)]


def _before_feedback(item: str) -> str:
    return item.partition("#")[0]


def _weighed(sign: str, item: str) -> tuple[float, str]:
    found = WEIGHT.match(item)
    if found:
        return shares.share(found[1]), item[found.end() :]
    return (1.0 if sign == "=" else 0.0), item


def _feedback(item: str, *, default: GiftForm) -> tuple[str, Text]:
    answer, _, feedback = item.partition("#")
    return answer, gift_text.text_of(feedback, default=default)


def _choice(answers: str, *, default: GiftForm) -> Choice:
    items = _items(answers)
    options = tuple(_option(sign, item, default=default) for sign, item in items)
    filled = tuple(option for option in options if option.text.value)
    if len(filled) < 2:
        raise QuestionUnreadable("too_few_options")
    return Choice(filled, is_single=any(sign == "=" for sign, _ in items))


def _option(sign: str, item: str, *, default: GiftForm) -> Option:
    fraction, item = _weighed(sign, item)
    answer, feedback = _feedback(item, default=default)
    return Option(gift_text.text_of(answer, default=default), fraction, feedback)


def _matching(items: list[tuple[str, str]], *, default: GiftForm) -> Matching:
    pairs = [_pair(_before_feedback(item), default=default) for _, item in items]
    if len(pairs) < 2 or not any(pair.prompt.value for pair in pairs):
        raise QuestionUnreadable("too_few_pairs")
    return Matching(
        tuple(pair for pair in pairs if pair.prompt.value),
        tuple(pair.match for pair in pairs if not pair.prompt.value),
    )


def _pair(item: str, *, default: GiftForm) -> Pair:
    prompt, arrow, match = item.partition("->")
    if not (arrow and match.strip()):
        raise QuestionUnreadable("bad_pair", gift_text.joined(item)[:40])
    return Pair(gift_text.text_of(prompt, default=default), gift_text.joined(match))


def _true_false(answers: str, *, default: GiftForm) -> TrueFalse | None:
    """The first feedback is for the wrong answer, the second for the right one."""
    verdict, *feedback = answers.split("#", 2)
    word = verdict.strip()
    if not TRUE_OR_FALSE.fullmatch(word) or word in ("t", "f"):
        return None
    told = [gift_text.text_of(each, default=default) for each in feedback]
    wrong, right = (*told, EMPTY, EMPTY)[:2]
    if word[0] in "Tt":
        return TrueFalse(True, feedback_if_true=right, feedback_if_false=wrong)
    return TrueFalse(False, feedback_if_true=wrong, feedback_if_false=right)


def _short(items: list[tuple[str, str]], *, default: GiftForm) -> Short:
    accepted = tuple(_accepted(sign, item, default=default) for sign, item in items)
    filled = tuple(answer for answer in accepted if answer.text)
    if not filled:
        raise QuestionUnreadable("no_answers")
    return Short(filled)


def _accepted(sign: str, item: str, *, default: GiftForm) -> Accepted:
    fraction, item = _weighed(sign, item)
    answer, feedback = _feedback(item, default=default)
    _, raw = gift_text.form_of(answer, default=default)
    return Accepted(gift_text.joined(raw), fraction, feedback)


def _numeric(answers: str, *, default: GiftForm) -> Numeric:
    if not answers.strip():
        raise QuestionUnreadable("no_answers")
    return Numeric(tuple(_near(sign, item, default=default) for sign, item in _items(answers)))


def _near(sign: str, item: str, *, default: GiftForm) -> Near:
    fraction, item = _weighed(sign, item)
    answer, feedback = _feedback(item, default=default)
    value, tolerance = numerals.range_in_file(gift_text.joined(answer))
    return Near(value, tolerance, fraction, feedback)
