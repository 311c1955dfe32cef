"""Regrades that were ordered, and by which version an answer is judged since."""

from collections.abc import Iterable, Mapping
from typing import ClassVar

from django.db import models
from msgspec import Struct

from kawah.learning.assessment.attempts import Response
from kawah.learning.assessment.banks import ItemVersion
from kawah.learning.assessment.carrying import AnswerNotCarried, carried
from kawah.lib.questions.shape import Essay, Question


class Regrade(models.Model):
    """From `at` on, answers to earlier versions of the item are judged by `version`.

    Those handed in before are judged anew by the worker, in the order of their numbers: `place` is
    the last it has looked at, `changed` counts the results that became others.
    """

    version = models.OneToOneField(ItemVersion, on_delete=models.PROTECT, related_name="regrade")
    reason = models.CharField(max_length=200)
    by = models.UUIDField()
    at = models.DateTimeField()
    place = models.BigIntegerField(default=0)
    changed = models.PositiveIntegerField(default=0)
    finished_at = models.DateTimeField(null=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(
                fields=["at"], condition=models.Q(finished_at=None), name="regrades_waiting"
            )
        ]


class Judged(Struct, frozen=True):
    """An answer and the question that judges it, in the same version."""

    question: Question
    answer: object
    version: ItemVersion


Standing = Mapping[int, ItemVersion]  # item -> the version that judges answers to earlier ones


def standing(responses: Iterable[Response]) -> Standing:
    """The versions by which these answers are judged, where a regrade says so; one query."""
    items = {response.item_version.item_id for response in responses}
    rows = Regrade.objects.filter(version__item__in=items).select_related("version")
    return {row.version.item_id: row.version for row in rows.order_by("version__number")}


def judged(response: Response, standing: Standing) -> Judged:
    """An answer as it is judged: as it was asked, or by the later version that a regrade named.

    An answer whose words are gone from the later version cannot be judged by it, and an essay is
    judged by a person.
    """
    asked = response.item_version
    before = asked.question
    later = standing.get(asked.item_id)
    if later is not None and later.number > asked.number and not isinstance(before.body, Essay):
        after = later.question
        try:
            answer = carried(response.answer, before=before.body, after=after.body)
            return Judged(after, answer, later)
        except AnswerNotCarried:
            pass
    return Judged(before, response.answer, asked)
