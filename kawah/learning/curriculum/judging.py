"""What is said of a manuscript, kept in memory until it is written again: pages show it often, and
finding it out takes the whole folder in, under the lock of whoever writes."""

from datetime import UTC, datetime
from functools import lru_cache

from django.db.models import Count, Max, Sum
from django.utils.translation import get_language

from kawah.learning.curriculum import writing
from kawah.learning.curriculum.manuscripts import Manuscript
from kawah.learning.curriculum.writing import Judgement

KEPT = 300
SECONDS = 300  # what it depends on elsewhere, such as the dictionary, is looked at as often


def judgement_of(manuscript: Manuscript, *, now: datetime) -> Judgement:
    """As `writing.judge` says it, for who only shows it."""
    stamp = tuple(
        manuscript.files.aggregate(
            count=Count("pk"), revisions=Sum("revision"), at=Max("written_at")
        ).values()
    )
    slot = int(now.timestamp()) // SECONDS
    return _judged(manuscript.pk, stamp, get_language() or "id", slot)


@lru_cache(maxsize=KEPT)
def _judged(manuscript: int, stamp: tuple[object, ...], language: str, slot: int) -> Judgement:
    row = Manuscript.objects.select_related("course__agency").get(pk=manuscript)
    return writing.judge(row, now=datetime.fromtimestamp(slot * SECONDS, UTC))
