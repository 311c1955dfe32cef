from uuid import uuid4

import pytest

from kawah.people.access.api import Role
from kawah.people.accounts.models import Departure, Transfer
from kawah.people.directory.models import Closing
from tests.factories import TODAY, make_person
from tests.world import award, make_side, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def steward(side):
    return signed_in(side.people[Role.STEWARD])


@pytest.fixture
def clerk(side):
    return make_person(side.agency, name="Juru Tulis")


def release(steward, person, target, **fields):
    sent = {
        "target": str(target.uuid),
        "reason": "Mutasi.",
        "key": str(uuid4()),
        "sure": "ya",
        **fields,
    }
    return steward.post(f"/instansi/pegawai/{person.uuid}/pindah/", sent, follow=True)


def decide(client, decision, **fields):
    sent = {"transfer": str(Transfer.objects.get().uuid), "decision": decision, **fields}
    return client.post("/instansi/pindahan/", sent, follow=True)


def test_one_releases_and_the_other_accepts(steward, side, clerk):
    other = make_side("kab-b")
    theirs = signed_in(other.people[Role.STEWARD])
    page = release(steward, clerk, other.agency).text
    assert "tetap di sini sampai" in page and "Juru Tulis" in page
    assert "Mutasi." in theirs.get("/instansi/pindahan/").text
    assert "kini pegawai instansi Anda" in decide(theirs, "accept").text
    clerk.refresh_from_db()
    assert clerk.agency == other.agency
    assert theirs.get(f"/instansi/pegawai/{clerk.uuid}/").status_code == 200
    assert steward.get(f"/instansi/pegawai/{clerk.uuid}/").status_code == 404
    for client in (steward, theirs):
        assert "Menerima pindahan" in client.get("/instansi/jejak/").text


def test_the_one_who_releases_cannot_accept_and_a_refusal_needs_words(steward, clerk):
    other = make_side("kab-b")
    theirs = signed_in(other.people[Role.STEWARD])
    release(steward, clerk, other.agency)
    decide(steward, "accept")
    assert decide(theirs, "refuse", answer=" ").status_code == 400
    assert "diberi tahu" in decide(theirs, "refuse", answer="Formasi penuh.").text
    assert "Formasi penuh." in steward.get("/kabar/").text
    assert "sudah diputuskan" in decide(theirs, "accept").text
    clerk.refresh_from_db()
    assert clerk.agency.code == "kab-a"


def test_it_is_asked_before_and_without_an_agency_nothing_happens(steward, side, clerk):
    other = make_side("kab-b")
    sent = {"target": str(other.agency.uuid), "reason": "Mutasi.", "key": str(uuid4())}
    page = steward.post(f"/instansi/pegawai/{clerk.uuid}/pindah/", sent).text
    assert "Lepas Juru Tulis ke kab-b?" in page
    assert release(steward, clerk, side.agency).status_code == 400
    assert not Transfer.objects.exists()


def leave(steward, person, **fields):
    sent = {"last_day": str(TODAY), "reason": "Pensiun.", "sure": "ya", **fields}
    return steward.post(f"/instansi/pegawai/{person.uuid}/berhenti/", sent, follow=True)


def test_who_left_is_listed_and_comes_back_by_one_click(steward, clerk):
    page = leave(steward, clerk).text
    assert "dicatat berhenti" in page and "Pensiun." in page
    clerk.refresh_from_db()
    assert not clerk.is_active
    sent = {"departure": str(Departure.objects.get().uuid)}
    for said in ("kembali seperti sebelumnya", "sudah dibatalkan"):
        assert said in steward.post("/instansi/berhenti/", sent, follow=True).text
    clerk.refresh_from_db()
    assert clerk.is_active


def test_who_left_an_agency_that_is_closed_stays_away(steward, clerk):
    leave(steward, clerk)
    Closing.objects.create(agency=clerk.agency, on=TODAY)
    sent = {"departure": str(Departure.objects.get().uuid)}
    assert "sudah ditutup" in steward.post("/instansi/berhenti/", sent, follow=True).text
    clerk.refresh_from_db()
    assert not clerk.is_active


@pytest.mark.parametrize("day", ["2026-10-06", "2024-01-01", "x"])
def test_a_day_that_cannot_be_is_refused(steward, clerk, day):
    assert leave(steward, clerk, last_day=day).status_code == 400
    assert not Departure.objects.exists()


def test_the_certificates_of_who_left_can_still_be_checked(side, client):
    certificate = award(side)
    leave(signed_in(side.people[Role.STEWARD]), side.people[Role.LEARNER])
    assert "Berlaku" in client.get(f"/v/{certificate.code}").text


def test_others_people_do_not_leave_by_my_hand(steward):
    stranger = make_side("kab-b").people[Role.LEARNER]
    for place in ("pindah", "berhenti"):
        assert steward.get(f"/instansi/pegawai/{stranger.uuid}/{place}/").status_code == 404
