"""A claim outlives the supervisor whom it waits for: a successor sees it, else the organizer."""

from datetime import timedelta

import pytest

from kawah.earned.claims import api as claims
from kawah.earned.claims.api import Claim, State
from kawah.people.access.api import Role, grant, name_supervisor
from kawah.people.accounts.api import leave
from kawah.people.directory.api import Reach, Scope
from kawah.people.notices.api import Notice
from tests.factories import NOW, TODAY, make_person

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(days=1)


@pytest.fixture
def organizer(organizer):
    given = {"reach": Reach.AGENCY, "agency": organizer.agency}
    grant(organizer, Role.ORGANIZER, **given, effective_from=TODAY, now=NOW)
    return organizer


@pytest.fixture
def steward(person):
    return make_person(person.agency)


@pytest.fixture
def go(supervisor, steward):
    """Let the supervisor leave."""
    scope = Scope(steward.pk, Reach.AGENCY, agency_path=supervisor.agency.path)
    given = {"last_day": TODAY, "scope": scope, "by": steward, "why": "Pensiun.", "now": LATER}
    return lambda: leave(supervisor, **given)


def called(person):
    rows = Notice.objects.filter(kind="claims_wait", person=person)
    return list(rows.values_list("path", flat=True))


def test_without_a_supervisor_any_more_it_is_the_organizers(send, supervisor, organizer, go):
    claim = send()
    assert not Claim.objects.for_organizers(on=TODAY).exists()
    go()
    assert list(Claim.objects.for_organizers(on=LATER.date())) == [claim]
    assert claims.desks_of([claim], on=LATER.date()) == {claim.pk: State.CONFIRMED}
    assert called(organizer) == ["/penyelenggara/pengajuan/"]
    claims.accept(claim, by=organizer, path="/", now=LATER)
    claim.refresh_from_db()
    assert claim.state == State.ACCEPTED and not claims.vouchers([claim])


def test_a_successor_hears_of_it_and_confirms_it(send, person, supervisor, organizer, go):
    claim = send()
    go()
    after = make_person(person.agency)
    name_supervisor(person, supervisor=after, by=None, on=LATER.date(), now=LATER)
    assert called(after) == ["/tim/pengajuan/"]
    with pytest.raises(claims.NotOpen):
        claims.accept(claim, by=organizer, path="/", now=LATER)
    claims.confirm(claim, by=after, now=LATER)
    assert claims.vouchers([claim]) == {claim.pk: after.pk}


def test_whom_nothing_waits_for_hears_nothing(send, person, supervisor, organizer, go):
    claims.confirm(send(), by=supervisor, now=NOW)
    Notice.objects.all().delete()
    go()
    name_supervisor(
        person, supervisor=make_person(person.agency), by=None, on=LATER.date(), now=LATER
    )
    assert not Notice.objects.filter(kind="claims_wait").exists()
