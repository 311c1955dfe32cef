"""What one learner's state puts into the holes of a lesson."""

from collections.abc import Mapping
from html import escape

from msgspec import Struct

from kawah.learning.player.feedback import Feedback
from kawah.learning.player.pieces import Slot
from kawah.learning.player.quizzing import Given

# Without scripts `autofocus` brings the reader there, with them `data-focus` does.
FOCUS = ' tabindex="-1" data-focus autofocus'


class State(Struct, frozen=True):
    """`filled` is what stands in the fields, `said` what was told, `faults` what is missing; the
    reader is brought to the first fault, or to what is said at the block `at`."""

    filled: Mapping[str, Given]
    said: Mapping[str, Feedback]
    faults: Mapping[str, str]
    at: str = ""

    def fill(self, slot: Slot) -> str:
        match slot.kind:
            case "feedback":
                return self._feedback(slot.block)
            case "state":
                said = self.said.get(slot.block)
                return f' data-state="{said.state}"' if said else ""
            case "value":
                values = self._values(slot)
                return f' value="{escape(values[0])}"' if values else ""
            case "words":
                return "".join(escape(value) for value in self._values(slot)[:1])
            case _:
                return f" {slot.kind}" if slot.value in self._values(slot) else ""

    def _values(self, slot: Slot) -> list[str]:
        return list(self.filled.get(slot.block, {}).get(slot.field, ()))

    def _feedback(self, block: str) -> str:
        if sentence := self.faults.get(block):
            focus = FOCUS if block == next(iter(self.faults)) else ""
            return f'<p class="field-error"{focus}>{escape(sentence)}</p>'
        said = self.said.get(block)
        html = said.html if said else ""
        return f"<div{FOCUS}>{html}</div>" if block == self.at else html
