"""Acts on many people: what was chosen, what was done, what became of each."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q

from kawah.people.directory.api import Agency, Person, Reach, Scope

MOST = 5000  # people at once


class Act(models.TextChoices):
    SUPERVISOR = "supervisor"
    UNIT = "unit"
    LEAVING = "leaving"
    CODES = "codes"


class Stage(models.TextChoices):
    CHOSEN = "chosen"  # waits for somebody to say what and that it is meant
    DOING = "doing"
    DONE = "done"
    UNDOING = "undoing"
    UNDONE = "undone"


MOVING = (Stage.DOING, Stage.UNDOING)


class ErrandQuerySet(models.QuerySet["Errand"]):
    def visible_to(self, scope: Scope) -> "ErrandQuerySet":
        """Those of the agencies that a scope reaches as a whole, and one's own."""
        if scope.reach == Reach.OWN:
            return self.none()
        agencies = Agency.objects.visible_to(scope)
        return self.filter(Q(agency__in=agencies) | Q(by=scope.person))


class Errand(models.Model):
    """One act on the people who were chosen for it."""

    uuid = models.UUIDField(unique=True)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    act = models.CharField(max_length=10, choices=Act)
    agency_path = models.CharField(max_length=255, blank=True)  # how far the one who chose reaches
    unit_path = models.CharField(max_length=255, blank=True)
    total = models.PositiveIntegerField()
    stage = models.CharField(max_length=8, choices=Stage, default=Stage.CHOSEN)
    place = models.PositiveIntegerField(default=0)  # pieces done in this stage
    failures = models.PositiveSmallIntegerField(default=0)
    retry_at = models.DateTimeField(null=True)
    terms: Any = models.JSONField(default=dict)  # what is to be done, as each act reads it
    why = models.CharField(max_length=300, blank=True)
    confirmed_at = models.DateTimeField(null=True)
    done_at = models.DateTimeField(null=True)
    undone_at = models.DateTimeField(null=True)
    undone_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")

    objects = ErrandQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(stage="chosen") | Q(confirmed_at__isnull=False),
                name="errand_confirmed_before_it_moves",
            )
        ]
        indexes: ClassVar = [
            models.Index(fields=["agency", "-at"], name="errands_of_agency"),
            models.Index(
                fields=["at"],
                condition=Q(stage__in=["doing", "undoing"]),
                name="errands_that_move",
            ),
            models.Index(fields=["at"], condition=Q(stage="chosen"), name="errands_not_confirmed"),
        ]

    @property
    def is_moving(self) -> bool:
        return self.stage in MOVING

    @property
    def scope(self) -> Scope:
        """How far the one who chose reached."""
        reach = Reach.UNIT if self.unit_path else Reach.AGENCY
        return Scope(self.by_id, reach, agency_path=self.agency_path, unit_path=self.unit_path)


class Outcome(models.TextChoices):
    WAITS = ""
    DONE = "done"
    LEFT_OUT = "left_out"
    UNDONE = "undone"
    STAYS = "stays"  # done, and not undone: somebody used or changed it since


class Member(models.Model):
    """One of those chosen; `did` is what undoing needs to know."""

    errand = models.ForeignKey(Errand, on_delete=models.CASCADE, related_name="members")
    number = models.PositiveIntegerField()
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    outcome = models.CharField(max_length=8, choices=Outcome, default=Outcome.WAITS, blank=True)
    fault = models.CharField(max_length=12, blank=True)  # why it was left out, or stays
    did: Any = models.JSONField(default=dict)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["errand", "person"], name="member_once_in_errand"),
            models.UniqueConstraint(fields=["errand", "number"], name="member_number_in_errand"),
        ]
