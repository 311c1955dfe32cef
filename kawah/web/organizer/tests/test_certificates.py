import pytest

from kawah.earned.certificates import workshop
from kawah.earned.certificates.api import Certificate, Revocation, show_code
from kawah.people.access.api import Role
from kawah.records.api import Change
from tests.factories import NOW
from tests.once import once
from tests.world import award, make_side, signed_in

pytestmark = pytest.mark.django_db
LIST = "/penyelenggara/sertifikat/"
MOST_BYTES = 14_000


@once
def certificate(side):
    return award(side)


@pytest.fixture
def steward(side, certificate):
    return signed_in(side.people[Role.STEWARD])


@pytest.fixture
def page(certificate):
    return f"{LIST}{certificate.uuid}/"


def search(client, typed):
    return client.post(LIST, {"cari": typed}, follow=True)


def checked(client, certificate):
    return client.get(f"/v/{show_code(certificate.code)}").text


def test_all_are_listed_with_their_state(steward, side, page):
    listed = steward.get(LIST).text
    assert side.people[Role.LEARNER].name in listed and page in listed and "Berlaku" in listed


@pytest.mark.parametrize("typed", ["learner", "LEARNER kab-a"])
def test_a_name_finds_it(steward, certificate, page, typed):
    answer = search(steward, typed)
    assert page in answer.text and "1 sertifikat" in answer.text


def test_a_code_or_the_number_printed_leads_to_the_certificate(steward, certificate, page):
    code = certificate.code
    for typed in (code, f" {show_code(code).lower()} ", certificate.number.lower()):
        assert search(steward, typed).redirect_chain == [(page, 302)]


def test_a_staff_number_finds_it_and_stands_in_no_address(steward, side, page):
    holder = side.people[Role.LEARNER]
    answer = search(steward, f"{holder.nip[:8]} {holder.nip[8:]}")
    assert page in answer.text
    assert answer.redirect_chain == [(f"{LIST}?orang={holder.uuid}", 302)]
    assert holder.nip not in answer.text


@pytest.mark.parametrize("typed", ["199001012015031999", "19900101", "Budi 1990/01/01 2015"])
def test_neither_does_one_that_finds_nothing(steward, typed):
    answer = search(steward, typed)
    assert answer.redirect_chain == [(LIST, 302)]
    assert "Tidak ada sertifikat pegawai dengan nomor itu" in answer.text


@pytest.mark.parametrize("key", ["-" * 36, "x", "1" * 32])
def test_an_address_that_names_nobody_is_answered(steward, key):
    assert steward.get(f"{LIST}?orang={key}").status_code == 200


@pytest.mark.parametrize("typed", ["tidak ada", "a" * 500])
def test_what_matches_nothing_is_said(steward, typed):
    answer = search(steward, typed)
    assert answer.status_code == 200
    assert "Tidak ada sertifikat yang cocok" in answer.text


def test_those_of_another_agency_are_not_found(steward):
    other = make_side("kab-b")
    foreign = award(other)
    holder = other.people[Role.LEARNER]
    assert holder.name not in steward.get(LIST).text
    for typed in (foreign.code, foreign.number, holder.nip, holder.name):
        assert str(foreign.uuid) not in search(steward, typed).text
    assert str(foreign.uuid) not in steward.get(f"{LIST}?orang={holder.uuid}").text
    for address in ("", "cabut/", "ganti/"):
        assert steward.post(f"{LIST}{foreign.uuid}/{address}", {"reason": "x"}).status_code == 404


def test_only_who_issued_it_may_take_it_back(steward, side, certificate, page):
    issuer = make_side("kab-b")
    Certificate.objects.update(agency=issuer.agency)
    assert "hanya penyelenggara atau admin instansi itu" in steward.get(page).text
    theirs = signed_in(issuer.people[Role.STEWARD])
    for address in ("cabut/", "ganti/"):
        assert steward.get(f"{page}{address}").status_code == 404
        assert theirs.get(f"{page}{address}").status_code == 200
    assert page in search(theirs, side.people[Role.LEARNER].nip).text


def test_revoking_asks_once_more_and_then_says_so(steward, certificate, page):
    asked = steward.post(f"{page}cabut/", {"reason": "Ujian diwakilkan"})
    assert "Ya, cabut" in asked.text and not Revocation.objects.exists()
    form = {"reason": "Ujian diwakilkan", "sure": "ya"}
    answer = steward.post(f"{page}cabut/", form, follow=True)
    assert "dicabut. Halaman periksanya" in answer.text and "Mencabut sertifikat" in answer.text
    assert "Alasan: Ujian diwakilkan" in answer.text and f"{page}cabut/" not in answer.text
    assert "Dicabut" in checked(steward, certificate)


def test_a_wrong_revocation_is_mended_by_issuing_anew(steward, certificate, page):
    steward.post(f"{page}cabut/", {"reason": "Ujian diwakilkan", "sure": "ya"})
    assert f"{page}ganti/" in steward.get(page).text
    answer = steward.post(f"{page}ganti/", {"reason": "Keliru"}, follow=True)
    assert "Sertifikat baru" in answer.text
    assert "Diganti" in checked(steward, certificate)


def test_a_second_click_revokes_nothing_more(steward, page):
    form = {"reason": "Ujian diwakilkan", "sure": "ya"}
    answers = [steward.post(f"{page}cabut/", form) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [302, 400]
    assert "sudah dicabut atau diganti" in answers[1].text
    assert Change.objects.filter(verb="certificate.revoked").count() == 1


@pytest.mark.parametrize("act", ["cabut", "ganti"])
@pytest.mark.parametrize("reason", ["", "  ", "Pemilik 199005142015031001 keliru"])
def test_a_reason_is_asked_for_and_names_nobodys_number(steward, page, act, reason):
    answer = steward.post(f"{page}{act}/", {"reason": reason, "sure": "ya"})
    assert answer.status_code == 400 and 'href="#id_reason"' in answer.text
    assert not Revocation.objects.exists() and Certificate.objects.count() == 1


def test_issuing_anew_replaces_the_old(steward, certificate, page):
    certificate.person.name = "Nama yang Benar"
    certificate.person.save()
    answer = steward.post(f"{page}ganti/", {"reason": "Nama keliru"}, follow=True)
    made = Certificate.objects.get(issue=2)
    assert answer.redirect_chain == [(f"{LIST}{made.uuid}/", 302)]
    assert "diterbitkan; yang lama kini" in answer.text and page in answer.text
    workshop.finish_waiting(now=NOW)
    old, new = steward.get(page).text, steward.get(f"{LIST}{made.uuid}/").text
    assert "Diganti" in old and "Menerbitkan ulang" in old and "Nama keliru" in old
    assert "Nama yang Benar" in new and "Cabut sertifikat" in new
    assert "Diganti" in checked(steward, certificate)
    assert steward.post(f"{page}ganti/", {"reason": "Lagi"}).status_code == 400


def test_it_is_said_when_the_name_would_stay_the_same(steward, certificate, page):
    same = "Nama yang tercatat sama"
    assert same in steward.get(f"{page}ganti/").text
    certificate.person.name = "Nama yang Benar"
    certificate.person.save()
    assert same not in steward.get(f"{page}ganti/").text


def test_the_home_leads_there(steward):
    assert LIST in steward.get("/instansi/").text


def test_the_pages_are_small_and_ask_little(steward, page, django_assert_max_num_queries):
    for address in (LIST, page, f"{page}cabut/", f"{page}ganti/"):
        with django_assert_max_num_queries(12):
            assert len(steward.get(address).content) < MOST_BYTES
