"""Settings of Moodle that have no counterpart here; they are told once for a whole file."""

from collections.abc import Iterator

from kawah.lib.questions import numerals
from kawah.lib.questions.moodle_nodes import Node

AS_HERE = {"answernumbering": ("", "abc"), "responseformat": ("", "plain", "editor")}
OF_HINTS = ("clearwrong", "shownumcorrect")


def unused(node: Node) -> Iterator[str]:
    """The settings of a question that are not followed."""
    penalty = node.value("penalty")
    if penalty and numerals.in_file(penalty):
        yield "penalty"
    for name in OF_HINTS:
        if any(hint.first(name) for hint in node.all("hint")):
            yield name
    for name, values in AS_HERE.items():
        if node.value(name) not in values:
            yield name
