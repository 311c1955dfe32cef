import re
from uuid import uuid4

import pytest

from kawah.people.access.api import Role, grant
from kawah.people.directory.api import EmploymentKind, Reach
from kawah.people.doubles.api import Distinct, Merger
from tests.factories import NOW, TODAY, make_agency, make_person
from tests.world import make_side, signed_in

pytestmark = pytest.mark.django_db
LIST = "/instansi/pegawai/ganda/"


@pytest.fixture
def steward(side):
    return signed_in(side.people[Role.STEWARD])


@pytest.fixture
def second(side):
    person = make_person(side.agency, name="Admin Kedua")
    reach = {"reach": Reach.AGENCY, "agency": side.agency}
    grant(person, Role.STEWARD, effective_from=TODAY, now=NOW, **reach)
    return signed_in(person)


@pytest.fixture
def pair(side):
    """Somebody with a number, and before it without one."""
    before = make_person(side.agency, name="siti rahma", kind=EmploymentKind.NON_ASN)
    return before, make_person(side.agency, name="Siti Rahma, S.E.")


def page_of(pair):
    return f"/instansi/pegawai/{pair[0].uuid}/ganda/{pair[1].uuid}/"


def ask(steward, pair, **fields):
    sent = {
        "stays": str(pair[1].uuid),
        "reason": "Diangkat PNS.",
        "key": str(uuid4()),
        "sure": "ya",
        **fields,
    }
    return steward.post(page_of(pair), sent, follow=True)


def decide(client, **fields):
    sent = {"merger": str(Merger.objects.get().uuid), **fields}
    return client.post("/persetujuan/", sent, follow=True)


def test_a_pair_is_compared_asked_for_and_decided_by_another(steward, second, pair):
    page = steward.get(LIST).text
    assert "Namanya sama, dan salah satunya tanpa NIP" in page and page_of(pair) in page
    shown = steward.get(page_of(pair)).text
    assert re.search(f'value="{pair[1].uuid}"[^>]* checked', shown)
    asked = steward.post(page_of(pair), {"stays": str(pair[1].uuid), "reason": "A", "key": uuid4()})
    assert "Ditutup" in asked.text and not Merger.objects.exists()
    told = ask(steward, pair).text
    assert "sesudah orang kedua menyetujui" in told and "Menunggu orang kedua" in told
    assert "Dua orang berbeda" not in told
    assert "1 permintaan menunggu persetujuan Anda" in second.get("/instansi/").text
    row = Merger.objects.get()
    waiting = second.get("/persetujuan/").text
    assert "dua catatan menjadi satu" in waiting and f"?gabung={row.uuid}" in waiting
    assert "Diangkat PNS." in second.get(f"/persetujuan/?gabung={row.uuid}").text
    assert "kini satu" in decide(second, decision="approve").text
    assert "sudah diputuskan" in decide(second, decision="approve").text
    pair[0].refresh_from_db()
    assert not pair[0].is_active
    assert steward.get(f"/instansi/pegawai/{pair[0].uuid}/").status_code == 404
    assert "Menyetujui penggabungan" in steward.get("/instansi/jejak/").text


def test_a_refusal_needs_words_and_what_was_typed_stays(steward, second, pair):
    ask(steward, pair)
    assert decide(second, decision="refuse", answer=" ").status_code == 400
    assert "tetap dua" in decide(second, decision="refuse", answer="Dua orang.").text
    assert "Dua orang." in steward.get("/kabar/").text
    pair[0].refresh_from_db()
    assert pair[0].is_active


def test_whoever_asked_cannot_decide_and_can_take_it_back(steward, pair):
    ask(steward, pair)
    row = Merger.objects.get()
    assert "sudah diputuskan" in decide(steward, decision="approve").text
    assert steward.get(f"/persetujuan/?gabung={row.uuid}").status_code == 302
    for said in ("ditarik", "sudah berubah"):
        assert said in steward.post(LIST, {"merger": str(row.uuid)}, follow=True).text
    row.refresh_from_db()
    assert row.outcome == "withdrawn" and "Dua orang berbeda" in steward.get(LIST).text


def test_two_people_are_told_apart_by_one_click(steward, pair):
    sent = {"first": str(pair[0].uuid), "second": str(pair[1].uuid)}
    for _twice in range(2):
        assert "dua orang yang berbeda" in steward.post(LIST, sent, follow=True).text
    assert Distinct.objects.count() == 1
    assert "Tidak ada nama yang perlu diperiksa" in steward.get(LIST).text


def test_from_a_persons_page_the_other_record_is_looked_for(steward, pair, side):
    place = f"/instansi/pegawai/{pair[1].uuid}/ganda/"
    assert place in steward.get(f"/instansi/pegawai/{pair[1].uuid}/").text
    assert str(pair[0].uuid) in steward.get(place).text
    learner = side.people[Role.LEARNER]
    found = steward.post(place, {"cari": learner.name}).text
    assert str(learner.uuid) in found and str(pair[0].uuid) not in found


def test_without_a_choice_or_reason_nothing_is_asked_and_the_reason_stays(steward, pair, side):
    answer = ask(steward, pair, stays="")
    assert answer.status_code == 400 and "Diangkat PNS." in answer.text
    assert ask(steward, pair, reason="").status_code == 400
    mine = side.people[Role.STEWARD]
    assert "di luar jangkauan" in ask(steward, (pair[0], mine)).text
    assert not Merger.objects.exists()


def test_nobody_is_merged_with_themselves_or_with_a_stranger(steward, pair):
    stranger = make_side("kab-b").people[Role.LEARNER]
    assert steward.get(page_of((pair[0], stranger))).status_code == 404
    assert steward.get(page_of((pair[0], pair[0]))).status_code == 404
    sent = {"first": str(pair[0].uuid), "second": str(stranger.uuid)}
    steward.post(LIST, sent)
    assert not Distinct.objects.exists()


def test_others_see_no_request_of_mine(steward, pair):
    ask(steward, pair)
    theirs = signed_in(make_side("kab-b").people[Role.STEWARD])
    assert "dua catatan menjadi satu" not in theirs.get("/persetujuan/").text
    assert "Menunggu orang kedua" not in theirs.get(LIST).text
    assert "sudah diputuskan" in decide(theirs, decision="approve").text


def test_the_list_is_cheap_however_many_pairs_there_are(
    steward, side, django_assert_max_num_queries
):
    for letter in "abcdefghijkl":
        for _twice in range(2):
            make_person(side.agency, name=f"Nama {letter}")
    with django_assert_max_num_queries(12):
        page = steward.get(LIST).text
    assert page.count("Dua orang berbeda") == 10 and "?halaman=2" in page


def test_the_national_admin_asks_about_two_agencies_and_another_one_decides(national, pair):
    other = make_person(make_agency("kab-z"), name="Siti Rahma")
    place = f"/nasional/ganda/{pair[1].uuid}/"
    assert str(other.uuid) in national.get(place).text
    sent = {"stays": str(other.uuid), "reason": "Pindah.", "key": str(uuid4()), "sure": "ya"}
    told = national.post(f"{place}{other.uuid}/", sent, follow=True).text
    assert "sesudah orang kedua menyetujui" in told
    assert "sudah diputuskan" in decide(national, decision="approve").text


def test_above_both_agencies_two_records_of_different_ones_are_merged(pair):
    above = make_side("prov")
    child = make_agency("prov-dinas", parent=above.agency)
    steward = signed_in(above.people[Role.STEWARD])
    both = make_person(above.agency, name="Agus"), make_person(child, name="Agus")
    assert "sesudah orang kedua menyetujui" in ask(steward, both).text


def test_the_record_of_who_left_is_found_and_cannot_be_the_one_that_stays(steward, second, pair):
    sent = {"last_day": TODAY, "reason": "Pindah.", "sure": "ya"}
    steward.post(f"/instansi/pegawai/{pair[0].uuid}/berhenti/", sent)
    place = f"/instansi/pegawai/{pair[1].uuid}/ganda/"
    assert "Sudah berhenti bekerja" in steward.get(place).text
    both = pair[1], pair[0]
    shown = steward.get(page_of(both)).text
    assert f'value="{pair[1].uuid}"' in shown and f'value="{pair[0].uuid}"' not in shown
    assert ask(steward, both, stays=str(pair[0].uuid)).status_code == 400
    told = ask(steward, both, stays=str(pair[1].uuid))
    assert "sesudah orang kedua menyetujui" in told.text and "Menunggu orang kedua" in told.text
    assert "kini satu" in decide(second, decision="approve").text
    assert pair[0].name not in steward.get("/instansi/berhenti/").text


def test_a_record_elsewhere_is_named_by_its_whole_number_and_decided_there(steward, pair):
    there = make_side("kab-b")
    gone = there.people[Role.LEARNER]
    place = f"/instansi/pegawai/{pair[1].uuid}/ganda/"
    for typed in (gone.name, str(gone.nip)[:17]):
        assert there.agency.name not in steward.post(place, {"cari": typed}).text
    shown = steward.post(place, {"cari": gone.nip}).text
    assert f"tercatat di {there.agency.name}" in shown and gone.name not in shown
    sent = {"cari": gone.nip, "key": str(uuid4()), "reason": ""}
    assert steward.post(place, sent).status_code == 400
    sent["reason"] = "Pindah dari sana."
    assert "Jadikan kedua catatan" in steward.post(place, sent).text
    told = steward.post(place, {**sent, "sure": "ya"}, follow=True).text
    assert "sesudah disetujui di sana" in told and "Menunggu orang kedua" in told
    assert (
        "Pindah dari sana."
        in (theirs := signed_in(there.people[Role.STEWARD]))
        .get(f"/persetujuan/?gabung={Merger.objects.get().uuid}")
        .text
    )
    assert "kini satu" in decide(theirs, decision="approve").text
