"""A claim that was accepted by mistake: found, asked about, decided by somebody else."""

from datetime import date
from uuid import uuid4

import pytest

from kawah.earned.claims import api
from kawah.earned.claims.api import Annulment, Claim, State
from kawah.earned.hours.api import load_reference
from kawah.learning.media import api as media
from kawah.people.access.api import Role
from tests.factories import NOW, TODAY
from tests.once import once
from tests.world import make_side, signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("commits_at_once")]
HOME, OFFICE = "/penyelenggara/", "/penyelenggara/pengajuan/"
LIST = f"{OFFICE}diterima/"
REASON = {"reason": "Sertifikatnya milik orang lain."}


@once
def side():
    load_reference()
    return make_side("kab-a")


@pytest.fixture
def organizer(side):
    return signed_in(side.people[Role.ORGANIZER])


@pytest.fixture
def steward(side):
    return signed_in(side.people[Role.STEWARD])


@pytest.fixture
def claim(side):
    evidence = media.keep("bukti.pdf", b"%PDF-1.7\n%%EOF", now=NOW)
    day = date(2026, 9, 1)
    told = api.Told("KL10", "Bimtek Arsip", "Dinas", day, day, 90, "", evidence, "bukti.pdf")
    sent = api.send(side.people[Role.LEARNER], told, uuid=uuid4(), on=TODAY, now=NOW)
    api.confirm(sent, by=side.people[Role.SUPERVISOR], now=NOW)
    api.accept(sent, by=side.people[Role.STEWARD], path="/jp/pengajuan/", now=NOW)
    return sent


@pytest.fixture
def page(claim):
    return f"{OFFICE}{claim.uuid}/"


def test_an_accepted_claim_is_annulled_by_two(organizer, steward, side, page):
    assert f"{page}pembatalan/" in organizer.get(page).text
    answer = organizer.post(f"{page}pembatalan/", REASON, follow=True)
    assert "Permintaan terkirim" in answer.text and "Menunggu orang kedua" in answer.text
    assert side.people[Role.STEWARD].name in answer.text
    assert "Menunggu keputusan Anda" in steward.get(HOME).text
    assert "Ya, batalkan pengajuan ini" in steward.get(page).text
    decided = steward.post(f"{page}pembatalan/putusan/", {"putusan": "batalkan"}, follow=True)
    assert "Pengajuan dibatalkan" in decided.text and "disetujui" in decided.text
    assert Claim.objects.get().state == State.ANNULLED


def test_its_owner_reads_why(organizer, steward, side, claim, page):
    organizer.post(f"{page}pembatalan/", REASON)
    steward.post(f"{page}pembatalan/putusan/", {"putusan": "batalkan"})
    learner = signed_in(side.people[Role.LEARNER])
    shown = learner.get(f"/jp/pengajuan/{claim.uuid}/").text
    assert "Instansi Anda membatalkannya" in shown and REASON["reason"] in shown
    assert "sudah dibatalkan" in learner.get("/jp/").text


def test_whoever_asked_decides_nothing_but_may_take_it_back(organizer, page):
    organizer.post(f"{page}pembatalan/", REASON)
    answer = organizer.post(f"{page}pembatalan/putusan/", {"putusan": "batalkan"}, follow=True)
    assert "orang kedua yang memutuskan" in answer.text
    answer = organizer.post(f"{page}pembatalan/putusan/", {"putusan": "biarkan"}, follow=True)
    assert "Pengajuan tetap dihitung" in answer.text
    assert Claim.objects.get().state == State.ACCEPTED and not Annulment.objects.open().exists()


def test_a_second_click_changes_nothing(organizer, steward, page):
    organizer.post(f"{page}pembatalan/", REASON)
    for _ in range(2):
        steward.post(f"{page}pembatalan/putusan/", {"putusan": "batalkan"})
    answer = steward.post(f"{page}pembatalan/", REASON, follow=True)
    assert "tidak ada yang berubah" in answer.text
    assert Claim.objects.get().steps.filter(state=State.ANNULLED).count() == 1


def test_a_reason_is_asked_for_at_its_field(organizer, page):
    answer = organizer.post(f"{page}pembatalan/", {"reason": " "})
    assert answer.status_code == 400 and 'href="#id_reason"' in answer.text
    assert not Annulment.objects.exists()


@pytest.mark.parametrize("typed", ["learner", "nobody"])
def test_accepted_claims_are_found_by_name(organizer, claim, typed):
    answer = organizer.post(LIST, {"cari": typed}, follow=True)
    assert (claim.title in answer.text) == (typed == "learner")


def test_a_staff_number_stands_in_no_address(organizer, side, claim):
    learner = side.people[Role.LEARNER]
    answer = organizer.post(LIST, {"cari": learner.nip}, follow=True)
    assert answer.redirect_chain == [(f"{LIST}?orang={learner.uuid}", 302)]
    assert claim.title in answer.text
    nobody = organizer.post(LIST, {"cari": "199001012015031999"}, follow=True)
    assert nobody.redirect_chain == [(LIST, 302)] and "dengan nomor itu" in nobody.text


def test_what_waits_for_a_word_is_listed_by_itself(organizer, steward, claim, page):
    organizer.post(f"{page}pembatalan/", REASON)
    assert claim.title in steward.get(f"{LIST}?lihat=putusan").text
    assert claim.title not in organizer.get(f"{LIST}?lihat=putusan").text
    assert "Diminta dibatalkan" in organizer.get(LIST).text


def test_the_lists_ask_little(organizer, page, django_assert_max_num_queries):
    for address in (LIST, f"{LIST}?lihat=putusan", page, f"{page}pembatalan/"):
        with django_assert_max_num_queries(12):
            organizer.get(address)
