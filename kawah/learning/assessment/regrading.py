"""Judging answers anew after a mistake in a question was mended.

A regrade stands: answers handed in later to the earlier version are judged by the mended one too.
Those handed in before are taken by the worker one at a time, so that no one waits for the others.
"""

from collections import Counter
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import QuerySet
from msgspec import Struct

from kawah.learning.assessment.attempts import Grade, Response
from kawah.learning.assessment.banks import Item, ItemVersion
from kawah.learning.assessment.marking import resettle
from kawah.learning.assessment.regrades import Regrade, judged
from kawah.lib.questions.scoring import score
from kawah.lib.questions.shape import Essay
from kawah.people.directory.api import Person
from kawah.records import api as records

AT_ONCE = 50
MOST_TRIED = 2000  # while somebody waits for the page that says what a regrade would change
# Who was handing in while the regrade was ordered has done so by then.
SETTLED = timedelta(seconds=5)


class RegradeNeedless(Exception):
    """No answer waits for the newest version: nothing was mended, or people judge this question."""


class RegradeUnexplained(Exception):
    """A regrade needs a reason that learners can read."""


class Effect(Struct, frozen=True):
    """What a regrade would do to the answers that were handed in, tried on the newest `tried`."""

    answers: int
    tried: int
    better: int
    worse: int


def mended(item: Item) -> ItemVersion | None:
    """The newest version, where answers to earlier ones can be judged by it."""
    newest = item.newest
    if newest is None or newest.number == 1 or isinstance(newest.question.body, Essay):
        return None
    return newest


def effect_of(version: ItemVersion) -> Effect:
    """What would change if answers to earlier versions were judged by this one."""
    rows = _earlier(version)
    found = Counter(_change(row, version) for row in rows.order_by("-pk")[:MOST_TRIED])
    tried = found.total()
    answers = rows.count() if tried == MOST_TRIED else tried
    return Effect(answers, tried, better=found[1], worse=found[-1])


def order_regrade(version: ItemVersion, *, reason: str, by: Person, now: datetime) -> Regrade:
    """Have answers to earlier versions judged by this one; ordering twice is ordering once.

    Raises RegradeNeedless, RegradeUnexplained.
    """
    why = " ".join(reason.split())[:200]
    if not why:
        raise RegradeUnexplained
    if mended(version.item) != version:
        raise RegradeNeedless
    with transaction.atomic():
        row, is_new = Regrade.objects.get_or_create(
            version=version, defaults={"reason": why, "by": by.uuid, "at": now}
        )
        if is_new:
            _note(row, now=now)
    return row


def _note(row: Regrade, *, now: datetime) -> None:
    item = row.version.item
    records.note(
        verb="item.regraded",
        subject=f"item/{item.uuid}",
        by=row.by,
        now=now,
        agency=item.bank.agency.code,
        before={},
        after={"item": item.key, "version": row.version.number},
        why=row.reason,
    )


def regrade_waiting(*, now: datetime) -> int:
    """Judge the next answers of the regrade that waits longest; the number looked at."""
    waiting = Regrade.objects.filter(finished_at=None, at__lte=now - SETTLED)
    regrade = waiting.select_related("version__item").order_by("at").first()
    if regrade is None:
        return 0
    rows = _earlier(regrade.version).filter(pk__gt=regrade.place)
    keys = list(rows.values_list("pk", flat=True)[:AT_ONCE])
    for key in keys:
        _judge(regrade, key, now=now)
    if len(keys) < AT_ONCE:
        regrade.finished_at = now
        regrade.save(update_fields=["finished_at"])
    return len(keys)


def _earlier(version: ItemVersion) -> "QuerySet[Response]":
    rows = Response.objects.filter(
        item_version__item=version.item_id,
        item_version__number__lt=version.number,
        attempt__submitted_at__isnull=False,
        is_waiting=False,
    )
    return rows.select_related("item_version").order_by("pk")


def _change(row: Response, version: ItemVersion) -> int:
    """1: a better result, -1: a worse one, 0: the same."""
    new, old = _fraction(row, version), row.fraction or 0.0
    return (new > old) - (new < old)


def _fraction(row: Response, version: ItemVersion) -> float:
    """What the answer is worth by a version; as before where that version cannot judge it."""
    found = judged(row, {version.item_id: version})
    result = score(found.question, found.answer)
    is_judged = found.version == version and not result.is_pending
    return result.fraction if is_judged else row.fraction or 0.0


@transaction.atomic
def _judge(regrade: Regrade, key: int, *, now: datetime) -> None:
    """Judge one answer anew; its earlier grades stay."""
    people = Response.objects.values_list("attempt__enrollment__person__uuid", flat=True)
    records.hold(people.get(pk=key))
    row = Response.objects.select_related("item_version").get(pk=key)
    fraction = _fraction(row, regrade.version)
    if fraction != row.fraction:
        _grade(row, fraction, regrade, now=now)
        regrade.changed += 1
    regrade.place = key
    regrade.save(update_fields=["place", "changed"])


def _grade(row: Response, fraction: float, regrade: Regrade, *, now: datetime) -> None:
    mark = Grade.objects.create(
        response=row,
        item_version=regrade.version,
        fraction=fraction,
        reason=regrade.reason,
        by=regrade.by,
        at=now,
    )
    row.fraction = fraction
    row.save(update_fields=["fraction"])
    resettle(row.attempt_id, reason=regrade.reason, mark=mark, by=regrade.by, now=now)
