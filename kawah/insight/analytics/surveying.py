"""The worker's part: agencies in which something changed are counted anew, a piece in each turn."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Exists, F, OuterRef, Q

from kawah.earned.certificates.api import Revocation
from kawah.earned.hours.api import Entry
from kawah.insight.analytics import tallies
from kawah.insight.analytics.counting import count_some
from kawah.insight.analytics.models import Counted, Group, Month, Source, Survey, Watch
from kawah.insight.analytics.tallies import GroupTally, MonthTally, SourceTally, Tallies
from kawah.lib import checkpoints
from kawah.lib.inserting import insert_all
from kawah.lib.periods import ZONE_NAMES, local_day
from kawah.people.directory.api import Agency, Unit
from kawah.records.api import Change

PEOPLE_AT_ONCE = 4000
FIGURES = "hours.figure_"  # how the verbs begin that the trail has of a rule or a target
LOOKS_EVERY = timedelta(seconds=10)
# What was written just before a look may become visible only after it.
OVERLAP = timedelta(seconds=30)
PAUSE, SHARE = timedelta(seconds=10), 10  # between two counts; ten times as long as one takes


def survey_waiting(*, now: datetime) -> int:
    """Look for what changed, and count the next people of one agency; how many pieces."""
    if _may_look(now):
        _look(now)
    survey = _next(now)
    if survey is None:
        return 0
    if survey.done_at is not None or survey.begun_at is None:
        survey = _begin(survey, now=now)
    return _go_on(survey, now=now)


def _may_look(now: datetime) -> bool:
    """Whether it is time to look again; of two workers only one does."""
    watch = Watch.objects.first()
    if watch is None:
        Watch.objects.create(pk=1, looked_at=now - OVERLAP)
        return True
    return abs(now - watch.looked_at) >= LOOKS_EVERY


def _look(now: datetime) -> None:
    """Mark the agencies where hours, people, certificates or the day are others than counted; all
    of them when a figure is that is every agency's."""
    since = Watch.objects.get(pk=1).looked_at - OVERLAP
    known = Survey.objects.values("agency")
    Survey.objects.bulk_create(
        [Survey(agency=agency) for agency in Agency.objects.exclude(pk__in=known)],
        ignore_conflicts=True,
    )
    posted = Entry.objects.filter(posted_at__gte=since).values("person__agency").distinct()
    trail = Change.objects.filter(agency=OuterRef("agency__code"), at__gte=since)
    past = Q()
    for zone in ZONE_NAMES:
        past |= Q(agency__time_zone=zone) & ~Q(day=local_day(now, zone))
    rows = Survey.objects.filter(is_due=False)
    revoked = Revocation.objects.filter(at__gte=since).values("certificate__person__agency")
    changed = Q(agency__in=posted) | Q(agency__in=revoked) | Exists(trail) | past
    if Change.objects.filter(agency="", verb__startswith=FIGURES, at__gte=since).exists():
        changed = Q()
    due = list(rows.filter(changed).values_list("pk", flat=True))
    rows.filter(pk__in=due).update(is_due=True)
    Watch.objects.filter(pk=1).update(looked_at=now)


def _next(now: datetime) -> Survey | None:
    """The one under way, else the one that has waited longest since it was counted."""
    rows = Survey.objects.select_related("agency")
    under_way = rows.filter(done_at=None, begun_at__isnull=False).order_by("begun_at").first()
    if under_way is not None:
        return under_way
    due = rows.filter(is_due=True).order_by(F("done_at").asc(nulls_first=True), "pk")
    return next((one for one in due[:50] if _has_paused(one, now)), None)


def _has_paused(survey: Survey, now: datetime) -> bool:
    if survey.done_at is None or survey.begun_at is None:
        return True
    took = survey.done_at - survey.begun_at
    return not timedelta(0) <= now - survey.done_at < max(PAUSE, SHARE * took)


def _begin(survey: Survey, *, now: datetime) -> Survey:
    """Start from nobody. What changes from here on makes it due again."""
    survey.begun_at, survey.day = now, local_day(now, survey.agency.time_zone)
    survey.after, survey.counted, survey.is_due, survey.done_at = 0, b"", False, None
    survey.save(update_fields=["begun_at", "day", "after", "counted", "is_due", "done_at"])
    return survey


def _go_on(survey: Survey, *, now: datetime) -> int:
    """Count one more piece; when nobody is left, the new figures take the place of the old."""
    found, after = tallies.read(bytes(survey.counted)), survey.after
    if survey.day is None:
        return 0
    with transaction.atomic():
        last = count_some(found, survey.agency, after=after, on=survey.day, most=PEOPLE_AT_ONCE)
        here = Survey.objects.filter(pk=survey.pk, begun_at=survey.begun_at, after=after)
        if last:
            here.update(after=last, counted=tallies.kept(found))
        elif here.filter(done_at=None).update(
            counted=b"", done_at=now, shown_at=survey.begun_at, shown_on=survey.day
        ):
            _show(survey, found)
        checkpoints.reached("survey")
    return 1


def _show(survey: Survey, found: Tallies) -> None:
    agency, day = survey.agency, survey.day
    if day is None:
        return
    month = day.replace(day=1)
    units = set(Unit.objects.filter(agency=agency).values_list("pk", flat=True))
    groups = Group.objects.filter(agency=agency)
    groups.filter(month=month).delete()
    groups.filter(is_current=True).update(is_current=False)
    Month.objects.filter(agency=agency, month__year=day.year).delete()
    Source.objects.filter(agency=agency, year=day.year).delete()
    made: Iterable[list[Counted]] = (
        [_group(one, _unit(one, units), agency.pk, month) for one in found.groups.values()],
        [
            Month(
                agency_id=agency.pk,
                unit_id=_unit(one, units),
                month=month.replace(month=one.month),
                minutes=one.minutes,
                certificates=one.certificates,
            )
            for one in found.months.values()
        ],
        [
            Source(
                agency_id=agency.pk,
                unit_id=_unit(one, units),
                year=day.year,
                course=one.course,
                title=one.title,
                minutes=one.minutes,
                people=one.people,
            )
            for one in found.sources.values()
        ],
    )
    for rows in made:
        insert_all(rows)


def _unit(one: GroupTally | MonthTally | SourceTally, known: set[int]) -> int | None:
    """The unit; none where it was closed while people were counted."""
    return one.unit if one.unit in known else None


def _group(one: GroupTally, unit: int | None, agency: int, month: date) -> Group:
    by_risk = {str(risk): one.by_risk.get(risk, 0) for risk in tallies.RISKS}
    return Group(
        agency_id=agency,
        unit_id=unit,
        kind=one.kind,
        month=month,
        people=one.people,
        minutes=one.minutes,
        **by_risk,
    )
