from datetime import date, timedelta
from decimal import Decimal

import pytest
from msgspec.structs import replace

from kawah.earned.certificates.api import Certificate, revoke
from kawah.earned.certificates.tests.completed import issued
from kawah.earned.hours.api import Target, change_target
from kawah.insight.analytics import surveying
from kawah.insight.analytics.api import picture_of, survey_waiting
from kawah.insight.analytics.models import Group, Month, Survey
from kawah.insight.analytics.tests.factories import earn, survey, worker
from kawah.lib import checkpoints
from kawah.people.directory.api import EmploymentKind, Reach, Scope
from kawah.records.api import note
from tests import courses
from tests.factories import NOW, make_agency, make_person, make_unit, place

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(minutes=5)
LONG = timedelta(minutes=5)


def picture(agency):
    return picture_of(Scope(0, Reach.AGENCY, agency_path=agency.path))


def test_everyone_is_counted_once_where_they_stand(agency, unit):
    worker(unit, minutes=900)
    worker(unit, minutes=0)
    make_person(agency)  # without a post
    make_person(agency, kind=EmploymentKind.NON_ASN)
    left = worker(unit)
    left.is_active = False
    left.save()
    survey()
    now = picture(agency).now
    assert (now.people, now.met, now.needs_help, now.minutes) == (3, 1, 2, 900)


def test_what_has_not_changed_is_not_counted_again(agency, unit, counted):
    survey(now=LATER)  # what was written just before the first look is looked at once more
    assert survey(now=LATER + timedelta(minutes=5)) == 0


def test_a_change_in_the_trail_is_counted(agency, unit, counted):
    worker(unit, minutes=900)
    note(verb="person.enlisted", subject="x", by=None, now=LATER, agency=agency.code)
    assert survey(now=LATER) > 0
    assert picture(agency).now.people == 4


def test_a_posting_is_counted(agency, unit, counted):
    earn(counted[1], 45, now=LATER)
    survey(now=LATER)
    assert picture(agency).minutes == 45
    assert [month.minutes for month in picture(agency).months][-1] == 45


def test_another_agency_is_left_alone(agency, unit, counted):
    other = worker(make_unit(make_agency("lain")))
    survey(now=LATER)
    begun = Survey.objects.get(agency=agency).begun_at
    earn(other, 45, now=LATER + timedelta(minutes=1))
    survey(now=LATER + timedelta(minutes=1))
    assert Survey.objects.get(agency=agency).begun_at == begun


@pytest.fixture
def quiet(agency, counted):
    """Nothing has changed since everybody was counted."""
    survey(now=LATER)
    assert survey(now=LATER + LONG) == 0
    return LATER + 2 * LONG


def test_another_figure_concerns_every_agency(agency, quiet):
    other = make_agency("lain")
    survey(now=quiet)
    target = Target.objects.get(employment_kind="PNS", exception="")
    given = {"on": quiet.date(), "by": make_person(other), "now": quiet + LONG, "why": "Baru."}
    more = replace(target.bounds, minimum_jp=Decimal(30))
    change_target(target, more, valid_from=quiet.date(), **given)
    survey(now=quiet + LONG)
    assert picture(agency).now.met == 0
    assert set(Survey.objects.values_list("begun_at", flat=True)) == {quiet + LONG}


def test_what_another_agency_revokes_is_not_counted_any_more(agency, counted):
    certificate = issued(courses.published(make_agency("penerbit")))
    Certificate.objects.update(person=counted[0])
    survey(now=LATER)
    assert certificates_of(agency) == 1
    revoke(certificate, by=None, reason="Keliru.", now=LATER + LONG)
    survey(now=LATER + LONG)
    assert certificates_of(agency) == 0


def certificates_of(agency):
    return sum(Month.objects.filter(agency=agency).values_list("certificates", flat=True))


def test_two_changes_in_a_row_wait_a_little(agency, unit, counted):
    soon = NOW + timedelta(seconds=5)
    Survey.objects.update(is_due=True)
    assert survey(now=soon) == 0
    assert survey(now=soon + timedelta(seconds=6)) > 0


def test_a_count_goes_on_where_it_was_killed(agency, unit, monkeypatch):
    for _number in range(5):
        worker(unit)
    monkeypatch.setattr(surveying, "PEOPLE_AT_ONCE", 2)
    assert survey_waiting(now=NOW) == 1
    with monkeypatch.context() as patch:
        patch.setattr(checkpoints, "reached", die)
        with pytest.raises(KeyboardInterrupt):
            survey_waiting(now=NOW)
    assert picture(agency) is None
    survey()
    assert picture(agency).now.people == 5


def die(_name):
    raise KeyboardInterrupt


def test_the_month_before_stays_to_compare_with(agency, unit, counted):
    november = NOW + timedelta(days=30)
    worker(unit, minutes=900)
    survey(now=november)
    found = picture(agency)
    assert (found.now.met, found.before.met) == (2, 1)
    assert set(Group.objects.values_list("month", flat=True)) == {
        date(2026, 10, 1),
        date(2026, 11, 1),
    }


def test_a_unit_may_close_while_its_people_are_counted(agency, unit, monkeypatch):
    worker(unit)
    second = make_unit(agency)
    someone = make_person(agency)
    place(someone, unit=second)
    survey_waiting(now=NOW)
    someone.appointments.all().delete()
    second.delete()
    survey()
    assert picture(agency).now.people == 2
