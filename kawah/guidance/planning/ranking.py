"""Which courses close which gap. Pure arithmetic."""

from collections.abc import Iterable, Sequence

from msgspec import Struct

HELD_WEIGHT, TARGET_WEIGHT = 2.0, 1.0  # the post one holds asks first
AT_MOST = 3


class Need(Struct, frozen=True):
    """A gap of `size` levels in a competency, for the post held or the post aimed at."""

    competency: str
    name: str
    asked: int
    held: int | None
    is_for_target: bool

    @property
    def size(self) -> int:
        return max(0, self.asked - (self.held or 0))


class Offer(Struct, frozen=True):
    """A course that could be taken: its minutes and what it raises, to which level."""

    course: str  # UUID
    title: str
    minutes: int
    raises: dict[str, int]
    main: str  # code of the main competency
    language: str = "id"


class Choice(Struct, frozen=True):
    offer: Offer
    need: Need | None  # None: chosen for the hours alone
    score: float


def choose(offers: Iterable[Offer], needs: Sequence[Need], *, missing_minutes: int) -> list[Choice]:
    """The best choices, each for another need where possible; ties go to the shorter course."""
    ranked = sorted(
        (choice for offer in offers if (choice := _best(offer, needs, missing_minutes))),
        key=lambda choice: (-choice.score, choice.offer.minutes, choice.offer.course),
    )
    first: list[Choice] = []
    met: set[str] = set()
    for choice in ranked:
        if choice.need is None or choice.need.competency not in met:
            first.append(choice)
            met.add(choice.need.competency if choice.need else "")
    others = [choice for choice in ranked if choice not in first]
    return (first + others)[:AT_MOST]


def _best(offer: Offer, needs: Sequence[Need], missing_minutes: int) -> Choice | None:
    scored = [(_score(offer, need), need) for need in needs]
    score, need = max(scored, key=lambda pair: pair[0], default=(0.0, None))
    if need is not None and score > 0:
        return Choice(offer, need, score)
    return Choice(offer, None, 0.0) if missing_minutes > 0 else None


def _score(offer: Offer, need: Need) -> float:
    """Levels gained towards what is asked; the main outcome's competency counts double."""
    reached = min(offer.raises.get(need.competency, 0), need.asked)
    gained = max(0, reached - (need.held or 0))
    weight = TARGET_WEIGHT if need.is_for_target else HELD_WEIGHT
    return gained * weight * (2.0 if offer.main == need.competency else 1.0)
