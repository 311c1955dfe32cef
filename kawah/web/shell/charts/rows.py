"""What the pictures of several rows are drawn from."""

from decimal import Decimal

from msgspec import Struct


class GapRow(Struct, frozen=True):
    """A competency: `held` is None while nothing is known of it, `asked` where no post asks it;
    `origin` says where the level held comes from, `evidence` what it rests on."""

    name: str
    held: int | None
    asked: int | None
    top: int = 5
    origin: str = ""
    evidence: str = ""

    @property
    def lacks(self) -> int:
        return max(0, (self.asked or 0) - (self.held or 0))


class TeamRow(Struct, frozen=True):
    """A team member's learning hours; `expected` is where an even pace would be today, and
    `state` one of the statuses of the shell."""

    name: str
    address: str
    jp: Decimal
    target: Decimal
    expected: Decimal
    state: str
    word: str

    @property
    def tone(self) -> str:
        """Which color the bar takes: only those who need a look stand out."""
        return {"late": "late", "mend": "late", "waiting": "soon"}.get(self.state, "")


class Piece(Struct, frozen=True):
    """A piece of a bar that shows a whole."""

    value: int
    tone: str
