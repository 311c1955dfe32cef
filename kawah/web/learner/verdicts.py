"""What is said of one answer: the word and the shape of the result, and what the author says."""

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from kawah.learning.assessment import api as assessment
from kawah.learning.assessment.api import Essay, Judged, Question, Score
from kawah.lib.questions.remarks import remarks, remarks_on_best
from kawah.lib.questions.right_words import Line, right_words
from kawah.lib.questions.shape import Text
from kawah.web.learner import paper


def now(judged: Judged) -> SafeString:
    """What a quiz says at once that gives feedback at once; the right answer comes later, and
    until then the author's hints help to try again."""
    score = assessment.score(judged.question, judged.answer)
    is_to_mend = _state_of(judged.answer, score) in ("partly", "wrong")
    return told(judged, score) + _hints(judged.question.hints if is_to_mend else ())


def told(judged: Judged, score: Score) -> SafeString:
    """The verdict, and what the author says to this answer and to everyone. What is said to an
    essay helps to write it, so it waits until a person has marked one."""
    state = _state_of(judged.answer, score)
    said = () if isinstance(judged.question.body, Essay) else remarks(judged.question, score)
    return _verdict(state, _words()[state]) + _remarks(said)


def marked(fraction: float) -> SafeString:
    """What a person judged is neither right nor wrong."""
    return _verdict("seen", _("Nilai %(percent)d dari 100") % {"percent": round(fraction * 100)})


def said_of(judged: Judged, score: Score) -> SafeString:
    """What the author says, without a verdict."""
    return _remarks(remarks(judged.question, score))


def right_answer(question: Question) -> SafeString:
    """The right answer, and what the author says to it; nothing where there is none."""
    right = right_words(question.body)
    if not right.lines:
        return mark_safe("")
    rows = "".join(f"<li>{_line(line)}</li>" for line in right.lines)
    kind = "ol" if right.is_ordered else "ul"
    return format_html('<p class="solution">{}</p>', _("Jawaban yang tepat:")) + mark_safe(  # noqa: S308 - sanitized texts
        f"<{kind}>{rows}</{kind}>{_remarks(remarks_on_best(question.body))}"
    )


def _line(line: Line) -> str:
    return " → ".join(paper.words_of(text) for text in line)


def _state_of(answer: object, score: Score) -> str:
    if score.is_pending:
        return "seen"
    if answer is None:
        return "open"
    if score.fraction >= 0.999:
        return "right"
    return "partly" if score.fraction > 0 else "wrong"


def _words() -> dict[str, str]:
    return {
        "right": _("Benar"),
        "partly": _("Sebagian benar"),
        "wrong": _("Belum tepat"),
        "open": _("Belum dijawab"),
        "seen": _("Menunggu dinilai widyaiswara"),
    }


def _verdict(state: str, words: str) -> SafeString:
    return format_html(
        '<p class="verdict" data-state="{}"><span class="icon" data-icon="{}" aria-hidden="true">'
        "</span> {}</p>",
        state,
        "info" if state == "open" else state,
        words,
    )


def _hints(texts: tuple[Text, ...]) -> SafeString:
    rows = (
        format_html(
            '<details class="remark"><summary>{}</summary>{}</details>',
            _("Petunjuk %(number)d") % {"number": number},
            mark_safe(paper.stem_of(text)),  # noqa: S308 - sanitized text
        )
        for number, text in enumerate(texts, start=1)
    )
    return mark_safe("".join(rows))  # noqa: S308 - made by format_html


def _remarks(texts: tuple[Text, ...]) -> SafeString:
    rows = (f'<div class="remark">{paper.stem_of(text)}</div>' for text in texts)
    return mark_safe("".join(rows))  # noqa: S308 - sanitized texts
