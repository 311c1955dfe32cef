"""What an author tries: an answer, a question by itself, a text that is to stand in a draft."""

from kawah.learning.player import pieces
from kawah.learning.player.blocks import Answerable, Ask
from kawah.learning.player.directives import Fault
from kawah.learning.player.feedback import Feedback, feedback_on
from kawah.learning.player.given import Fields, demand_whole, taken
from kawah.learning.player.quizzing import Given, Question
from kawah.learning.player.reading import read
from kawah.learning.player.rendering import Setting, render_each
from kawah.learning.player.spans import spans
from kawah.learning.player.state import State

TRIED = "coba"


def drafted_question(question: Question, *, seed: str, language: str, state: State) -> str:
    """A question by itself, as a lesson would ask it."""
    block = Ask(1, TRIED, question)
    setting = Setting({}, {}, language, seed)
    return pieces.fill(
        pieces.joined(render_each([block], setting, language=language)[0]),
        media="",
        slot=state.fill,
    )


def try_out(block: Answerable, fields: Fields, *, seed: str) -> tuple[Given, Feedback]:
    """What a learner would be told to an answer; nothing is kept. Raises AnswerIncomplete."""
    given = taken(block, fields, seed=seed)
    demand_whole(block, given)
    return given, feedback_on(block, given)


def faults_at(source: str, place: int, text: str) -> list[Fault]:
    """The faults of a lesson that lie in the block at a place, which `text` was written for."""
    cut, faults = spans(source), read(source).faults
    if place >= len(cut):
        return list(faults)
    first = cut[place].line
    return [fault for fault in faults if first <= fault.line <= first + text.count("\n")]
