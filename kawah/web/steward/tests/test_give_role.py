from datetime import timedelta
from uuid import uuid4

import pytest

from kawah.people.access.api import GrantRequest, Role, grant, grants_of
from kawah.people.directory.api import Reach
from tests.factories import NOW, TODAY, make_person
from tests.world import signed_in

pytestmark = pytest.mark.django_db
MOST_BYTES = 16_000


@pytest.fixture
def steward(side):
    return signed_in(side.people[Role.STEWARD])


@pytest.fixture
def second(side):
    person = make_person(side.agency, name="Admin Kedua")
    grant(
        person,
        Role.STEWARD,
        reach=Reach.AGENCY,
        agency=side.agency,
        effective_from=TODAY,
        now=NOW,
    )
    return signed_in(person)


@pytest.fixture
def clerk(side):
    return make_person(side.agency, name="Juru Tulis")


def give(client, person, **fields):
    sent = {
        "role": "practitioner",
        "reach": "own",
        "unit": "",
        "starts_on": str(TODAY),
        "until": str(TODAY + timedelta(days=365)),
        "reason": "Tugas baru.",
        "key": str(uuid4()),
        "sure": "ya",
        **fields,
    }
    return client.post(f"/instansi/pegawai/{person.uuid}/peran/", sent, follow=True)


def roles(person):
    return {row.role for row in grants_of(person, on=TODAY)}


def test_the_form_proposes_a_year(steward, clerk):
    page = steward.get(f"/instansi/pegawai/{clerk.uuid}/peran/")
    assert 'value="2027-10-05"' in page.text and len(page.content) < MOST_BYTES
    assert "Admin nasional</option>" not in page.text


def test_a_small_role_holds_at_once_and_is_in_the_trail(steward, clerk):
    page = give(steward, clerk).text
    assert "kini memegang peran Praktisi sampai 5 Oktober 2027" in page
    assert roles(clerk) == {Role.PRACTITIONER}
    assert "Memberi peran Praktisi" in page and "Tugas baru." in page


def test_it_is_asked_before_a_role_is_given(steward, clerk):
    answer = give(steward, clerk, role="executive", reach="agency", sure="", back="")
    assert not roles(clerk)
    assert answer.status_code == 200


def test_a_role_that_matters_is_approved_by_another(steward, second, clerk):
    page = give(steward, clerk, role="executive", reach="agency").text
    assert "menunggu persetujuan" in page and not roles(clerk)
    assert "Menunggu persetujuan<" in page
    request = GrantRequest.objects.get()
    assert "Juru Tulis" not in steward.get("/persetujuan/").text
    assert "1 permintaan menunggu" in second.get("/instansi/").text
    assert "Juru Tulis: Pimpinan" in second.get("/persetujuan/").text
    sent = {"request": str(request.uuid), "decision": "approve"}
    assert "disetujui dan berlaku" in second.post("/persetujuan/", sent, follow=True).text
    assert roles(clerk) == {Role.EXECUTIVE}
    assert "sudah diputuskan" in second.post("/persetujuan/", sent, follow=True).text


def test_a_refusal_needs_a_reason_and_what_was_typed_stays(steward, second, clerk):
    give(steward, clerk, role="executive", reach="agency")
    request = GrantRequest.objects.get()
    sent = {"request": str(request.uuid), "decision": "refuse", "answer": " "}
    answer = second.post("/persetujuan/", sent)
    assert answer.status_code == 400 and "Tuliskan mengapa" in answer.text
    second.post("/persetujuan/", {**sent, "answer": "Belum."})
    assert not roles(clerk) and "Belum." in steward.get("/kabar/").text


def test_the_one_who_asked_cannot_approve(steward, clerk):
    give(steward, clerk, role="executive", reach="agency")
    request = GrantRequest.objects.get()
    sent = {"request": str(request.uuid), "decision": "approve"}
    assert "bukan untuk Anda" in steward.post("/persetujuan/", sent, follow=True).text
    assert not roles(clerk)


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"reach": "unit"}, "Pilih unitnya"),
        ({"role": "steward", "reach": "own"}, "mengurus orang lain"),
        ({"starts_on": "2026-10-04"}, "Pilih hari ini"),
        ({"until": "2026-10-05"}, "sesudah hari mulai"),
        ({"until": "2030-01-01"}, "Paling lama tiga tahun"),
        ({"reason": " "}, "Tuliskan alasannya"),
        ({"role": "national", "reach": "national"}, "Peran"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(steward, clerk, fields, said):
    answer = give(steward, clerk, **fields)
    assert answer.status_code == 400 and said in answer.text and not roles(clerk)


def test_nobody_gives_to_themselves(steward, side):
    person = side.people[Role.STEWARD]
    assert give(steward, person).status_code == 400
    assert roles(person) == {Role.STEWARD}


def end(client, person, row, **fields):
    sent = {"reason": "Pindah tugas.", "sure": "ya", **fields}
    place = f"/instansi/pegawai/{person.uuid}/peran/{row.pk}/"
    return client.post(place, sent, follow=True)


def test_a_role_ends_after_a_reason_and_a_second_question(steward, side):
    trainer = side.people[Role.TRAINER]
    row = trainer.grants.get()
    asked = steward.post(
        f"/instansi/pegawai/{trainer.uuid}/peran/{row.pk}/", {"reason": "Pindah tugas."}
    )
    assert "Akhiri peran Widyaiswara" in asked.text and roles(trainer)
    page = end(steward, trainer, row).text
    assert not roles(trainer) and "Mengakhiri peran Widyaiswara" in page and "Pindah tugas." in page


def test_the_only_admin_stays(steward, side):
    person = side.people[Role.STEWARD]
    assert "satu-satunya admin" in end(steward, person, person.grants.get()).text


def test_a_role_beyond_ones_reach_is_not_ended(steward, side):
    person = side.people[Role.NATIONAL]
    assert "di luar jangkauan" in end(steward, person, person.grants.get()).text
    assert roles(person) == {Role.NATIONAL}


def test_the_national_admin_finds_anyone_and_asks(national, clerk, side):
    page = national.post("/nasional/peran/", {"cari": clerk.nip}).text
    assert str(clerk.uuid) in page and clerk.nip not in national.get("/nasional/peran/").text
    sent = {
        "role": "national",
        "reach": "national",
        "starts_on": str(TODAY),
        "until": str(TODAY + timedelta(days=365)),
        "reason": "Cadangan.",
        "key": str(uuid4()),
        "sure": "ya",
    }
    national.post(f"/nasional/peran/{clerk.uuid}/baru/", sent)
    assert not roles(clerk)
    other = signed_in(side.people[Role.NATIONAL])
    request = GrantRequest.objects.get()
    other.post("/persetujuan/", {"request": str(request.uuid), "decision": "approve"})
    assert roles(clerk) == {Role.NATIONAL}


def test_a_role_that_begins_later_is_listed_and_can_be_ended(steward, clerk):
    start = TODAY + timedelta(days=30)
    give(steward, clerk, starts_on=str(start))
    page = steward.get(f"/instansi/pegawai/{clerk.uuid}/").text
    assert "mulai" in page and "Akhiri" in page
    end(steward, clerk, clerk.grants.get())
    assert "Belum memegang peran" in steward.get(f"/instansi/pegawai/{clerk.uuid}/").text
    assert not grants_of(clerk, on=start)


def test_the_lists_ask_little(steward, second, clerk, django_assert_max_num_queries):
    give(steward, clerk, role="executive", reach="agency")
    with django_assert_max_num_queries(8):
        second.get("/persetujuan/")
    with django_assert_max_num_queries(12):
        steward.get(f"/instansi/pegawai/{clerk.uuid}/")
