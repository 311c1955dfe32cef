"""How a question is written."""

from collections.abc import Sequence

from msgspec import Struct

from kawah.lib.questions.shape import TextForm


class Inkwell(Struct, frozen=True):
    """How a question is written: the key it has or gets, the form of new texts, and whether it
    stands in a bank, with the outcomes that it can be tagged with."""

    key: str
    form: TextForm = "markdown"
    is_banked: bool = False
    outcomes: Sequence[tuple[str, str]] = ()
