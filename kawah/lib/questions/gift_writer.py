"""Questions as GIFT."""

from collections.abc import Iterable

from kawah.lib.questions import cloze_code, gift_directives, numerals, rubric, shares
from kawah.lib.questions.categories import outer
from kawah.lib.questions.gift_blocks import CATEGORY
from kawah.lib.questions.gift_text import GiftForm, escaped, marked, without_arrow
from kawah.lib.questions.shape import (
    Accepted,
    Body,
    Choice,
    Cloze,
    Essay,
    Matching,
    Near,
    Numeric,
    Option,
    Ordering,
    Question,
    Short,
    Text,
    TrueFalse,
)


def written(questions: Iterable[Question]) -> bytes:
    blocks: list[str] = []
    category = ""
    for question in questions:
        if question.category != category:
            category = question.category
            blocks.append(f"{CATEGORY} {outer(category)}")
        blocks.append(_block(question))
    return ("\n\n".join(blocks) + "\n").encode()


def _block(question: Question) -> str:
    comment = f"// {gift_directives.written(question)}"
    if isinstance(question.body, Cloze):
        return "\n".join([comment, "// [type:cloze]", *_cloze_lines(question, question.body)])
    stem = marked(question.stem, default=None)
    default = question.stem.form if stem.startswith("[") else None
    lines = ["{", *_answers(question.body, default), *_general(question, default), "}"]
    block = "{}" if len(lines) == 2 else "\n".join(lines)
    return f"{comment}\n{_title(question.title)}{stem} {block}"


def _title(title: str) -> str:
    return f"::{escaped(title)}:: " if title else ""


def _cloze_lines(question: Question, body: Cloze) -> list[str]:
    stem = question.stem
    needs_marker = stem.form != "plain" or stem.value.startswith(("[", "::"))
    form = f"[{stem.form}]" if needs_marker else ""
    text = cloze_code.write(stem.value, body.gaps)
    return [f"// {line}" for line in f"{_title(question.title)}{form}{text}".split("\n")]


def _general(question: Question, default: GiftForm) -> list[str]:
    body = question.body
    told = marked(question.feedback, default=default)
    if isinstance(body, Essay) and body.rubric:
        lines = [escaped(line).replace("\\:", ":") for line in rubric.lines(body.rubric)]
        return [f"\t####{told}", *(f"\t{line}" for line in lines)]
    return [f"\t####{told}"] if told else []


def _answers(body: Body, default: GiftForm) -> list[str]:
    match body:
        case TrueFalse():
            return [_true_false(body, default)]
        case Choice():
            first = _first_right(body)
            return [_option(o, default, n == first) for n, o in enumerate(body.options)]
        case Short():
            return [_accepted(answer, default) for answer in body.answers]
        case Numeric():
            return ["#", *(_near(answer, default) for answer in body.answers)]
        case Matching():
            return _pairs(body, default)
        case Ordering():
            return _pairs(gift_directives.as_matching(body), default)
        case _:
            return []


def _told(feedback: Text, default: GiftForm) -> str:
    return f"#{marked(feedback, default=default)}" if feedback.value else ""


def _true_false(body: TrueFalse, default: GiftForm) -> str:
    told = [body.feedback_if_false, body.feedback_if_true]  # the wrong one comes first
    wrong, right = told if body.is_true else told[::-1]
    line = f"\t{'TRUE' if body.is_true else 'FALSE'}{_told(wrong, default)}"
    if not right.value:
        return line
    return f"{line}{'' if wrong.value else '# '}{_told(right, default)}"


def _first_right(body: Choice) -> int | None:
    """The one option under the sign `=`, which says that only one may be chosen."""
    if not body.is_single:
        return None
    full = [place for place, option in enumerate(body.options) if option.fraction == 1.0]
    return full[0] if full else 0


def _option(option: Option, default: GiftForm, is_first_right: bool) -> str:
    sign = "=" if is_first_right else "~"
    text = marked(option.text, default=default)
    weight = _weight(sign, option.fraction, text)
    return f"\t{sign}{weight}{text}{_told(option.feedback, default)}"


def _weight(sign: str, fraction: float, text: str) -> str:
    if fraction == (1.0 if sign == "=" else 0.0) and not text.startswith("%"):
        return ""
    return f"%{shares.percent(fraction)}%"


def _accepted(answer: Accepted, default: GiftForm) -> str:
    text = escaped(answer.text)
    text = f"[plain]{text}" if text.startswith("[") else text
    weight = _weight("=", answer.fraction, text)
    return without_arrow(f"\t={weight}{text}{_told(answer.feedback, default)}")


def _near(answer: Near, default: GiftForm) -> str:
    weight = _weight("=", answer.fraction, "")
    number = numerals.range_written(answer)
    return f"\t={weight}{number}{_told(answer.feedback, default)}"


def _pairs(body: Matching, default: GiftForm) -> list[str]:
    prompts = [without_arrow(marked(pair.prompt, default=default)) for pair in body.pairs]
    matches = [escaped(pair.match) for pair in body.pairs]
    pairs = [f"\t={prompt} -> {match}" for prompt, match in zip(prompts, matches, strict=True)]
    return [*pairs, *(f"\t= -> {escaped(match)}" for match in body.distractors)]
