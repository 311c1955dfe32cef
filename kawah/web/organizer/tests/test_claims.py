"""Two desks: the supervisor's, then the organizer's; several are approved after another look."""

from datetime import date
from uuid import uuid4

import pytest
from msgspec.structs import replace

from kawah.earned.claims import api
from kawah.earned.claims.api import Claim, State
from kawah.earned.hours.api import load_reference
from kawah.learning.media import api as media
from kawah.people.access.api import Role, name_supervisor
from kawah.people.directory.api import Supervision
from kawah.records import api as records
from tests.factories import NOW, TODAY, make_person
from tests.once import once
from tests.world import make_side, signed_in

pytestmark = pytest.mark.django_db
TEAM, OFFICE = "/tim/pengajuan/", "/penyelenggara/pengajuan/"


@once
def side():
    load_reference()
    return make_side("kab-a")


@pytest.fixture
def supervisor(side):
    return signed_in(side.people[Role.SUPERVISOR])


@pytest.fixture
def organizer(side):
    return signed_in(side.people[Role.ORGANIZER])


@pytest.fixture
def send(side):
    """Claims of the side's learner, each of another training."""
    evidence = media.keep("bukti.pdf", b"%PDF-1.7\n%%EOF", now=NOW)
    day = date(2026, 9, 1)
    told = api.Told("KL10", "Bimtek 1", "Dinas", day, day, 90, "", evidence, "bukti.pdf")

    def send(title="Bimtek 1", *, by=None):
        person = by or side.people[Role.LEARNER]
        return api.send(person, replace(told, title=title), uuid=uuid4(), on=TODAY, now=NOW)

    return send


def states():
    return list(Claim.objects.order_by("pk").values_list("state", flat=True))


def test_the_organizer_is_at_home_here(organizer):
    assert organizer.get("/mulai/")["Location"] == "/penyelenggara/"
    page = organizer.get("/penyelenggara/").text
    assert "Tidak ada pengajuan JP yang menunggu" in page and "Yang menyusul" in page


def test_several_are_approved_after_another_look(send, supervisor):
    keys = [send(f"Bimtek {n}").uuid for n in range(3)]
    page = supervisor.get(TEAM).text
    assert page.count("checked") == 3 and "3 pengajuan menunggu" in page
    sure = supervisor.post(TEAM, {"claim": keys[:2]}).text
    assert "Benarkan 2 pengajuan?" in sure and states() == [State.SENT] * 3
    done = supervisor.post(TEAM, {"claim": keys[:2], "sure": "ya"}, follow=True).text
    assert "2 pengajuan dibenarkan" in done
    assert states() == [State.CONFIRMED] * 2 + [State.SENT]


def test_nothing_chosen_says_what_to_do(send, supervisor):
    send()
    for sent in ({}, {"claim": ["bukan-uuid"]}):
        assert "Centang dahulu" in supervisor.post(TEAM, sent, follow=True).text


def test_the_organizer_accepts_what_was_confirmed(send, supervisor, organizer, commits_at_once):
    claim = send()
    assert "Tidak ada pengajuan yang menunggu" in organizer.get(OFFICE).text
    supervisor.post(f"{TEAM}{claim.uuid}/", {"act": "setujui"})
    assert "Periksa 1 pengajuan" in organizer.get("/penyelenggara/").text
    page = organizer.post(f"{OFFICE}{claim.uuid}/", {"act": "setujui"}, follow=True).text
    assert "1 pengajuan diterima" in page and states() == [State.ACCEPTED]
    again = organizer.post(f"{OFFICE}{claim.uuid}/", {"act": "setujui"}, follow=True).text
    assert "diterima; JP-nya" in again and states() == [State.ACCEPTED]
    records.drain_waiting(now=NOW)
    learner = signed_in(claim.person)
    page = learner.get("/jp/").text
    assert "Bimtek 1" in page and f'href="/jp/pengajuan/{claim.uuid}/"' in page


@pytest.mark.parametrize(
    ("act", "state"), [("kembalikan", State.RETURNED), ("tolak", State.REFUSED)]
)
def test_turning_down_asks_for_a_reason(send, supervisor, act, state):
    claim = send()
    address = f"{TEAM}{claim.uuid}/"
    assert "Tuliskan alasannya" in supervisor.post(address, {"act": act, "why": " "}).text
    supervisor.post(address, {"act": act, "why": "Bukan sertifikat Anda."})
    assert states() == [state]
    told = supervisor.post(address, {"act": act, "why": "Lagi."}, follow=True).text
    assert "tidak ada yang berubah" in told or "disampaikan" in told


def test_evidence_that_somebody_else_handed_in_is_pointed_out(send, supervisor):
    claim = send()
    assert "juga diajukan orang lain" not in supervisor.get(f"{TEAM}{claim.uuid}/").text
    send(by=make_person())
    assert "juga diajukan orang lain" in supervisor.get(f"{TEAM}{claim.uuid}/").text


def test_who_organizes_does_not_check_an_own_claim(send, side, organizer):
    claim = send(by=side.people[Role.ORGANIZER])
    assert organizer.get(f"{OFFICE}{claim.uuid}/").status_code == 404


@pytest.fixture
def own_team(side, send):
    """A claim that the organizer confirmed as the supervisor of its owner."""
    boss = side.people[Role.ORGANIZER]
    one = make_person(side.agency, name="Anak Buah")
    name_supervisor(one, supervisor=boss, by=None, on=TODAY, now=NOW)
    claim = send(by=one)
    api.confirm(claim, by=boss, now=NOW)
    return claim


def test_who_confirmed_as_supervisor_reads_who_else_accepts(own_team, side, organizer):
    listed = organizer.get(OFFICE).text
    assert "Anda yang membenarkan; orang lain" in listed and 'name="claim"' not in listed
    page = organizer.get(f"{OFFICE}{own_team.uuid}/").text
    assert f"orang kedua yang menerimanya: {side.people[Role.STEWARD].name}." in page
    assert 'value="setujui"' not in page and 'value="kembalikan"' in page
    for address, sent in (
        (f"{OFFICE}{own_team.uuid}/", {"act": "setujui"}),
        (OFFICE, {"claim": [own_team.uuid], "sure": "ya"}),
    ):
        told = organizer.post(address, sent, follow=True).text
        assert "Anda benarkan sendiri" in told and states() == [State.CONFIRMED]


def test_a_second_person_accepts_it(own_team, side):
    steward = signed_in(side.people[Role.STEWARD])
    assert 'value="setujui"' in steward.get(f"{OFFICE}{own_team.uuid}/").text
    steward.post(f"{OFFICE}{own_team.uuid}/", {"act": "setujui"})
    assert states() == [State.ACCEPTED]


def test_without_a_supervisor_any_more_the_organizer_is_told_and_accepts(send, organizer):
    claim = send()
    assert "Tidak ada pengajuan yang menunggu" in organizer.get(OFFICE).text
    Supervision.objects.all().delete()
    assert "Periksa 1 pengajuan" in organizer.get("/penyelenggara/").text
    listed = organizer.get(OFFICE).text
    assert "Belum diperiksa atasan" in listed and " checked" not in listed
    page = organizer.get(f"{OFFICE}{claim.uuid}/").text
    assert "Belum ada atasan yang memeriksa" in page and "Menunggu penyelenggara" in page
    organizer.post(f"{OFFICE}{claim.uuid}/", {"act": "setujui"})
    assert states() == [State.ACCEPTED]


def test_the_same_training_is_not_accepted_twice(send, supervisor, organizer):
    claims = [send("Bimtek 1"), send("Bimtek 2")]
    Claim.objects.update(state=State.CONFIRMED, title="Bimtek 1")
    sent = {"claim": [claim.uuid for claim in claims], "sure": "ya"}
    told = organizer.post(OFFICE, sent, follow=True).text
    assert "1 pengajuan diterima" in told and "tidak dihitung dua kali" in told
    assert states() == [State.ACCEPTED, State.CONFIRMED]


def test_a_list_asks_little_however_long(send, supervisor, django_assert_max_num_queries):
    for n in range(12):
        send(f"Bimtek {n}")
    with django_assert_max_num_queries(12):
        supervisor.get(TEAM)
