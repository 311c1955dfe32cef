from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client

from config import mergers
from kawah.earned.hours import api as hours
from kawah.people.access.api import Role, grant, grants_of, name_supervisor
from kawah.people.accounts import api as accounts
from kawah.people.accounts import tickets
from kawah.people.competencies.api import Held
from kawah.people.directory.api import EmploymentKind, Reach, current, supervisor_of
from kawah.people.doubles import merging
from kawah.people.doubles.api import RecordClosed
from kawah.people.doubles.tests.mergers import asked, merged
from kawah.records.api import Parcel
from tests.factories import NOW, TODAY, make_agency, make_person, place
from tests.world import award, claim

PASSWORD = "kawah candradimuka"
BEFORE = TODAY - timedelta(days=9)
pytestmark = pytest.mark.django_db


@pytest.fixture
def gone():
    return make_person(make_agency("kab-a"), name="Siti", email="lama@x.id", password=PASSWORD)


@pytest.fixture
def stays(gone):
    return make_person(gone.agency, name="Siti Rahma", email="baru@x.id", password=PASSWORD)


def test_every_door_of_the_record_that_goes_closes_without_a_word_to_strangers(gone, stays, clock):
    client = Client()
    client.force_login(gone)
    code = tickets.issue(gone, life=timedelta(days=7), now=NOW)
    merged(gone, stays)
    assert client.get("/saya/").status_code == 302
    wrong = Client().post("/masuk/", {"username": "entah@x.id", "password": PASSWORD})
    for name in (gone.nip, gone.email):
        answer = Client().post("/masuk/", {"username": name, "password": PASSWORD})
        assert answer.status_code == wrong.status_code == 403
    with pytest.raises(accounts.TicketUnusable):
        accounts.examine(code, now=NOW)
    entered = Client().post("/masuk/", {"username": stays.nip, "password": PASSWORD})
    assert entered.status_code == 302


def test_both_addresses_are_told_at_once(gone, stays):
    merged(gone, stays)
    told = {row.content["to"] for row in Parcel.objects.all()}
    assert told == {"lama@x.id", "baru@x.id"} and mail.outbox == []


def test_what_the_record_that_stays_lacks_comes_from_the_other(gone):
    boss, stays = make_person(gone.agency), make_person(gone.agency, kind=EmploymentKind.NON_ASN)
    place(gone)
    post = current(gone, on=TODAY)
    name_supervisor(gone, supervisor=boss, by=None, on=BEFORE, now=NOW)
    grant(gone, Role.LEARNER, reach=Reach.OWN, effective_from=BEFORE, now=NOW)
    merged(gone, stays)
    assert stays.email == "lama@x.id" and gone.email is None and gone.nip
    assert current(stays, on=TODAY) == post and current(gone, on=TODAY) is None
    assert supervisor_of(stays, on=TODAY) == boss
    assert [row.role for row in grants_of(stays, on=TODAY)] == [Role.LEARNER]


def test_roles_end_and_the_team_goes_over(gone, stays):
    below, boss = make_person(gone.agency), make_person(gone.agency)
    grant(gone, Role.TRAINER, reach=Reach.OWN, effective_from=BEFORE, now=NOW)
    for person, supervisor in ((below, gone), (gone, stays), (stays, boss)):
        name_supervisor(person, supervisor=supervisor, by=None, on=BEFORE, now=NOW)
    place(stays)
    own = current(stays, on=TODAY)
    place(gone)
    merged(gone, stays)
    assert grants_of(gone, on=TODAY) == []
    assert [row.role for row in grants_of(stays, on=TODAY)] == [Role.SUPERVISOR]
    assert supervisor_of(below, on=TODAY) == stays and supervisor_of(stays, on=TODAY) == boss
    assert current(stays, on=TODAY) == own


def test_courses_certificates_claims_and_levels_come_along(side, client):
    hours.load_reference()
    learner = side.people[Role.LEARNER]
    certificate, claimed = award(side), claim(side)
    stays = make_person(side.agency, name=learner.name)
    levels = Held.objects.filter(person=learner).count()
    before = (certificate.wording, certificate.sha256)
    merged(learner, stays)
    for row in (certificate, claimed, side.things.enrollment, side.things.entry):
        row.refresh_from_db()
        assert row.person == stays
    assert (certificate.wording, certificate.sha256) == before
    assert Held.objects.filter(person=stays).count() == levels
    assert "Berlaku" in client.get(f"/v/{certificate.code}").text
    reader = Client()
    reader.force_login(stays)
    assert str(certificate.uuid) in reader.get("/sertifikat/").text


def test_a_fault_at_any_step_leaves_all_as_it_was(side, monkeypatch):
    learner, stays = side.people[Role.LEARNER], make_person(side.agency)
    for path in mergers.MERGED:
        with monkeypatch.context() as patch, pytest.raises(ZeroDivisionError):
            patch.setattr(path, lambda merger, *, now: 1 / 0)
            merged(learner, stays)
        learner.refresh_from_db()
        assert learner.is_active and learner.enrollments.exists()
        assert not stays.enrollments.exists()


def test_a_record_that_is_closed_is_not_merged(gone, stays):
    gone.is_active = False
    gone.save()
    with pytest.raises(RecordClosed):
        merging.merge(asked(gone, stays), now=NOW)
