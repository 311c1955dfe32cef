"""What a learner is told after answering. The words come in the language in force."""

from collections.abc import Callable

from django.utils.translation import gettext as _
from msgspec import Struct

from kawah.learning.player import html, quizzing
from kawah.learning.player.blocks import Answerable, Ask, Contrast, Decide
from kawah.learning.player.quizzing import Given
from kawah.learning.player.solutions import is_told_by_options, solution_to_open

RIGHT, PARTLY, WRONG, SEEN = "right", "partly", "wrong", "seen"

WORDS: dict[str, Callable[[], str]] = {
    RIGHT: lambda: _("Benar"),
    PARTLY: lambda: _("Sebagian benar"),
    WRONG: lambda: _("Belum tepat"),
    SEEN: lambda: _("Tersimpan"),
}


class Feedback(Struct, frozen=True):
    """`html` goes into the block's feedback slot; `fraction` is None where nothing is right or
    wrong."""

    block: str
    state: str
    fraction: float | None
    html: str


def feedback_on(block: Answerable, given: Given) -> Feedback:
    """Feedback on an answer that `check` accepted."""
    match block:
        case Ask():
            return _feedback_on_question(block, given)
        case Decide():
            return feedback_on_decision(block, int(given[""][0]))
        case Contrast():
            thanks = _("Jawaban Anda tersimpan.")
            return Feedback(block.id, SEEN, None, f"{_verdict(SEEN)}<p>{html.text(thanks)}</p>")


def feedback_on_decision(block: Decide, index: int) -> Feedback:
    chosen = block.ways[index]
    fraction = float(chosen.is_best) if block.has_best else None
    state = SEEN if not block.has_best else (RIGHT if chosen.is_best else PARTLY)
    words = {
        RIGHT: _("Yang terjadi kemudian: pilihan ini membawa hasil terbaik"),
        PARTLY: _("Yang terjadi kemudian: ada pilihan dengan hasil lebih baik"),
        SEEN: _("Yang terjadi kemudian"),
    }
    inner = f'<div class="outcome">{html.blocks(chosen.outcome)}</div>{_others(block, index)}'
    return Feedback(block.id, state, fraction, _verdict(state, words[state]) + inner)


def state_of(fraction: float | None) -> str:
    if fraction is None:
        return SEEN
    if fraction >= 0.999:
        return RIGHT
    return PARTLY if fraction > 0 else WRONG


def _feedback_on_question(block: Ask, given: Given) -> Feedback:
    judged = quizzing.judge(block.question, given)
    state = state_of(judged.fraction)
    solved = "" if state == RIGHT or is_told_by_options(block) else solution_to_open(block)
    said = _verdict(state) + html.remarks(judged.remarks) + solved
    return Feedback(block.id, state, judged.fraction, said)


def _verdict(state: str, words: str = "") -> str:
    said = html.text(words or WORDS[state]())
    return f'<p class="verdict" data-state="{state}">{html.icon(state)} {said}</p>'


def _others(block: Decide, index: int) -> str:
    rows = "".join(
        f"<dt>{html.inline(way.text)}</dt><dd>{html.blocks(way.outcome)}</dd>"
        for place, way in enumerate(block.ways)
        if place != index
    )
    words = html.text(_("Bila memilih yang lain"))
    return f'<details class="others"><summary>{words}</summary><dl>{rows}</dl></details>'
