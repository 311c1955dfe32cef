"""The right answer to a question of a lesson, for who was wrong or has no network to ask."""

from django.utils.translation import gettext as _

from kawah.learning.player import html
from kawah.learning.player.blocks import Ask
from kawah.learning.player.quizzing import Choice, TrueFalse
from kawah.lib.questions.remarks import remarks_on_best
from kawah.lib.questions.right_words import right_words


def solution(block: Ask) -> str:
    """What a script without network can say to any answer."""
    words = html.text(_("Jawaban yang tepat:"))
    return html.optional(f'<p class="solution">{words}</p>{{}}', _right(block)) + html.blocks_of(
        block.question.feedback
    )


def solution_to_open(block: Ask) -> str:
    """Folded away, so that whoever wants to may try again first."""
    words = html.text(_("Lihat jawaban yang tepat"))
    frame = f'<details class="solution"><summary>{words}</summary>{{}}</details>'
    return html.optional(frame, _right(block))


def is_told_by_options(block: Ask) -> bool:
    """Each option has its own words; the way to the right one is short."""
    return isinstance(block.question.body, Choice | TrueFalse)


def _right(block: Ask) -> str:
    right = right_words(block.question.body)
    if not right.lines:
        return ""
    rows = "".join(
        f"<li>{' → '.join(html.inline_of(text) for text in line)}</li>" for line in right.lines
    )
    kind = "ol" if right.is_ordered else "ul"
    return f"<{kind}>{rows}</{kind}>{html.remarks(remarks_on_best(block.question.body))}"
