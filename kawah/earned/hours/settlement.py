"""Which minutes count: one pure function over the set of a person's lines in a calendar year.

Lines are judged in the order in which they happened, never in the order in which they arrived, so
late and doubled deliveries end in the same verdicts. Each line may take what its own limits leave:
what was counted of the same activity this year, the value of its form, the caps of its form.
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence, Set
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from msgspec import Struct

from kawah.earned.hours.words import Basis, CapUnit, Reason
from kawah.lib import jp, periods

ANNULS = "annuls:"  # how the source of a line begins that takes a training elsewhere back


class Conversion(Struct, frozen=True):
    """What a form of development is worth between two days, both included."""

    valid_from: date
    valid_to: date | None
    basis: str
    jp: Decimal | None
    cap: Decimal | None
    cap_unit: str


class Claim(Struct, frozen=True):
    """What one line asks to have counted; `source` is equal for the same activity done again."""

    key: UUID
    happened_at: datetime
    day: date
    form: str
    course: UUID
    source: str
    minutes: int
    seconds: int
    reading_seconds: int
    released_by: UUID | None = None

    @property
    def annuls(self) -> bool:
        """Asks for nothing, and takes back what others of its course asked for."""
        return self.source.startswith(ANNULS)

    @property
    def is_fast(self) -> bool:
        """Done in less time than its text can be read and its media heard."""
        return self.seconds < self.reading_seconds


class Verdict(Struct, frozen=True):
    minutes: int
    reason: Reason


class Limit(Struct, frozen=True):
    """An allowance that several lines may share; counted in minutes, or in sessions."""

    reason: Reason
    key: Hashable
    allowance: int
    in_sessions: bool = False

    def room(self, claim: Claim, spent: Mapping[Hashable, int]) -> int:
        left = max(0, self.allowance - spent[self.key])
        return claim.minutes if self.in_sessions and left else left

    def cost(self, minutes: int) -> int:
        return min(1, minutes) if self.in_sessions else minutes


Rules = Mapping[str, Sequence[Conversion]]


def settle(
    claims: Iterable[Claim], *, passed: Set[UUID], rules: Rules, outdone: Set[UUID] = frozenset()
) -> dict[UUID, Verdict]:
    """Judge the claims of one person in one year; the same set gives the same verdicts.

    An activity done faster than it can be read counts nothing until the assessment that vouches
    for it is passed, or it is done again at leisure. It counts once in a calendar year. `outdone`
    names fast claims that were done again at leisure in another year, before any passing. What was
    annulled counts nothing and takes no room, whenever it was annulled.
    """
    spent: Counter[Hashable] = Counter()
    distinct = {claim.key: claim for claim in claims}.values()
    ordered = sorted(distinct, key=lambda claim: (claim.happened_at, claim.key))
    read = {claim.source for claim in ordered if not claim.is_fast}
    annulled = {claim.course for claim in ordered if claim.annuls}

    def verdict(claim: Claim) -> Verdict:
        if claim.course in annulled:
            return Verdict(0, Reason.ANNULLED)
        if claim.key in outdone:
            return Verdict(0, Reason.OTHER_YEAR)
        return _judge(claim, passed, read, rules, spent)

    return {claim.key: verdict(claim) for claim in ordered}


def conversion_on(rules: Rules, form: str, day: date) -> Conversion | None:
    """The conversion of a form in force on a day, if its figure is known."""
    for conversion in rules.get(form, ()):
        ends = conversion.valid_to or date.max
        if conversion.basis and conversion.valid_from <= day <= ends:
            return conversion
    return None


def _judge(
    claim: Claim, passed: Set[UUID], read: Set[str], rules: Rules, spent: Counter[Hashable]
) -> Verdict:
    if claim.is_fast and claim.released_by not in passed:
        return Verdict(0, _why_not(claim, read))
    conversion = conversion_on(rules, claim.form, claim.day)
    if conversion is None:
        return Verdict(0, Reason.NO_FIGURE)
    limits = list(_limits(claim, conversion))
    tightest = min(limits, key=lambda limit: limit.room(claim, spent))
    minutes = min(claim.minutes, tightest.room(claim, spent))
    for limit in limits:
        spent[limit.key] += limit.cost(minutes)
    if minutes < claim.minutes:
        return Verdict(minutes, tightest.reason)
    return Verdict(minutes, Reason.RELEASED if claim.is_fast else Reason.COUNTED)


def _why_not(claim: Claim, read: Set[str]) -> Reason:
    if claim.source in read:
        return Reason.REPEATED
    return Reason.TOO_FAST if claim.released_by else Reason.NOT_VOUCHED


def _limits(claim: Claim, conversion: Conversion) -> Iterator[Limit]:
    yield Limit(Reason.REPEATED, ("source", claim.source), claim.minutes)
    if conversion.jp is not None:
        value = jp.to_minutes(conversion.jp, on=claim.day)
        yield Limit(Reason.OVER_VALUE, _valued_unit(claim, conversion.basis), value)
    if conversion.cap is None:
        return
    if conversion.cap_unit == CapUnit.JP_PER_DAY:
        allowance = jp.to_minutes(conversion.cap, on=claim.day)
        yield Limit(Reason.OVER_DAY, ("day", claim.form, claim.day), allowance)
    if conversion.cap_unit == CapUnit.SESSIONS_PER_MONTH:
        month = periods.month_start(claim.day)
        sessions = int(conversion.cap)
        yield Limit(Reason.OVER_MONTH, ("month", claim.form, month), sessions, in_sessions=True)


def _valued_unit(claim: Claim, basis: str) -> Hashable:
    """What the form's figure is given for: a day, an assignment or an event, which a course is, or
    one session."""
    if basis == Basis.PER_DAY:
        return ("value", claim.form, claim.course, claim.day)
    if basis in (Basis.PER_ASSIGNMENT, Basis.PER_ACTIVITY):
        return ("value", claim.form, claim.course)
    return ("value", claim.key)
