r"""Gaps inside a text, as Moodle writes them: `{1:SHORTANSWER:=Bandung~%50%bandung#hampir}`.

`\} \# \~ \=` and the like stand for the sign itself. The words of a gap follow the rules of HTML
(`&amp;`, `&lt;`) whatever the text around them, and are HTML when they hold a tag.
"""

import html
import re
from collections.abc import Sequence
from typing import TypeVar

from kawah.lib.questions import markup, numerals, shares
from kawah.lib.questions.reading import QuestionUnreadable
from kawah.lib.questions.shape import (
    EMPTY,
    Accepted,
    Choice,
    Gap,
    Near,
    Numeric,
    Option,
    Short,
    Text,
)

T = TypeVar("T")

CHOICES = "MULTICHOICE MC MULTICHOICE_V MCV MULTICHOICE_H MCH"
SHUFFLED = "MULTICHOICE_S MCS MULTICHOICE_VS MCVS MULTICHOICE_HS MCHS"
SEVERAL = "MULTIRESPONSE MR MULTIRESPONSE_H MRH"
SEVERAL_SHUFFLED = "MULTIRESPONSE_S MRS MULTIRESPONSE_HS MRHS"
SHORTS = "SHORTANSWER SA MW"
EXACT_SHORTS = "SHORTANSWER_C SAC MWC"
NUMBERS = "NUMERICAL NM"
KINDS = {
    name: kind
    for kind in (CHOICES, SHUFFLED, SEVERAL, SEVERAL_SHUFFLED, SHORTS, EXACT_SHORTS, NUMBERS)
    for name in kind.split()
}
SPACE = r"\s{0,4}"
POINTS = r"\d{0,4}(?:\.\d{1,9})?"
NAMES = "|".join(KINDS)
# No code inside a code: a gap that never closes ends where the next one begins.
BEGINS = rf"{SPACE}{POINTS}{SPACE}:{SPACE}(?:{NAMES}){SPACE}:"
CODE = re.compile(
    rf"\{{{SPACE}({POINTS}){SPACE}:{SPACE}({NAMES}){SPACE}:"
    rf"((?:\\.|[^\\{{}}]|\{{(?!{BEGINS}))*)\}}",
    re.IGNORECASE | re.DOTALL,
)
GAPS_AT_MOST = 200
PLACE = re.compile(r"\[\[(\d{1,3})\]\]")
ANSWER = re.compile(r"((?:\\.|[^\\~])*)(~|$)", re.DOTALL)
PARTS = re.compile(
    r"(?:(?P<right>=)|%(?P<weight>-?\d{1,3}(?:\.\d*)?)%)?"
    r"(?P<answer>(?:\\.|&\#|[^\\#])*)(?:\#(?P<feedback>.*))?",  # `&#39;` is one character
    re.DOTALL,
)
ESCAPED = re.compile(r"\\([\\{}#~=%/\"])")
SIGNS = re.compile(rf"[\\}}#~]|^[=%]|\{{(?={BEGINS})", re.IGNORECASE)


def read(text: str) -> tuple[str, tuple[Gap, ...]]:
    """The text with `[[1]]`, `[[2]]`, ... and its gaps; raises QuestionUnreadable."""
    gaps: list[Gap] = []

    def place(code: re.Match[str]) -> str:
        gaps.append(_gap(code))
        return f"[[{len(gaps)}]]"

    if PLACE.search(CODE.sub("", text)):
        raise QuestionUnreadable("bad_cloze")
    count = sum(1 for _code in CODE.finditer(text))
    if not count:
        raise QuestionUnreadable("bad_cloze")
    if count > GAPS_AT_MOST:
        raise QuestionUnreadable("too_many_gaps", str(count))
    stem = CODE.sub(place, text)
    return stem, tuple(gaps)


def write(stem: str, gaps: Sequence[Gap]) -> str:
    def code(place: re.Match[str]) -> str:
        number = int(place[1]) - 1
        return _written(gaps[number]) if number in range(len(gaps)) else place[0]

    return PLACE.sub(code, stem)


def _gap(code: re.Match[str]) -> Gap:
    points = float(code[1]) if code[1] else 1.0
    if not points:
        raise QuestionUnreadable("bad_weight", "0")
    found = [PARTS.fullmatch(part) for part in _parts(code[3])]
    answers = [each for each in found if each]
    return Gap(_body(KINDS[code[2].upper()], answers), points)


def _parts(answers: str) -> list[str]:
    found = [part[1].strip() for part in ANSWER.finditer(answers)]
    return [part for part in found if part]


def _body(kind: str, answers: list[re.Match[str]]) -> Choice | Short | Numeric:
    if kind == NUMBERS:
        return Numeric(_some([_near(answer) for answer in answers]))
    if kind in (SHORTS, EXACT_SHORTS):
        accepted = [Accepted(_words(a).value, _share(a), _feedback(a)) for a in answers]
        return Short(_some(accepted), is_case_sensitive=kind == EXACT_SHORTS)
    options = [Option(_words(a), _share(a), _feedback(a)) for a in answers]
    is_single = kind in (CHOICES, SHUFFLED)
    shared = options if is_single else _shared(options)
    return Choice(_some(shared), is_single, shuffle=kind in (SHUFFLED, SEVERAL_SHUFFLED))


def _shared(options: list[Option]) -> list[Option]:
    """Where several are wholly right, each has its share of the points."""
    right = [option for option in options if option.fraction == 1.0]
    if len(right) < 2:
        return options
    return [Option(o.text, 1 / len(right), o.feedback) if o in right else o for o in options]


def _near(answer: re.Match[str]) -> Near:
    value, tolerance = numerals.range_in_file(_words(answer).value)
    return Near(value, tolerance, _share(answer), _feedback(answer))


def _some(answers: list[T]) -> tuple[T, ...]:
    if not answers:
        raise QuestionUnreadable("bad_cloze")
    return tuple(answers)


def _share(answer: re.Match[str]) -> float:
    return shares.share(answer["weight"]) if answer["weight"] else float(bool(answer["right"]))


def _words(answer: re.Match[str]) -> Text:
    return _text(answer["answer"])


def _feedback(answer: re.Match[str]) -> Text:
    return _text(answer["feedback"] or "")


def _text(code: str) -> Text:
    value = ESCAPED.sub(r"\1", code).strip()
    if markup.TAG.search(value):
        return Text(value, "html")
    return Text(html.unescape(value)) if value else EMPTY


def _written(gap: Gap) -> str:
    answers = "~".join(_answers(gap.body))
    return f"{{{numerals.written(gap.points)}:{_kind(gap.body)}:{answers}}}"


def _kind(body: Choice | Short | Numeric) -> str:
    match body:
        case Choice():
            name = "MULTICHOICE" if body.is_single else "MULTIRESPONSE"
            return f"{name}_S" if body.shuffle else name
        case Short():
            return "SHORTANSWER_C" if body.is_case_sensitive else "SHORTANSWER"
        case Numeric():
            return "NUMERICAL"


def _answers(body: Choice | Short | Numeric) -> list[str]:
    match body:
        case Choice():
            return [_answer(_code(o.text), o.fraction, o.feedback) for o in body.options]
        case Short():
            return [_answer(_code(Text(a.text)), a.fraction, a.feedback) for a in body.answers]
        case Numeric():
            return [
                _answer(numerals.range_written(a), a.fraction, a.feedback) for a in body.answers
            ]


def _answer(code: str, fraction: float, feedback: Text) -> str:
    weight = {1.0: "=", 0.0: ""}.get(fraction, f"%{shares.percent(fraction)}%")
    told = f"#{_code(feedback)}" if feedback.value else ""
    return f"{weight}{code}{told}"


def _code(text: Text) -> str:
    value = text.value if text.form == "html" else html.escape(text.value, quote=False)
    return SIGNS.sub(r"\\\g<0>", value)
