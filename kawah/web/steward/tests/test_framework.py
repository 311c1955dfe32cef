"""The national admin's pages of competencies, standards and the policy of the resep."""

from uuid import uuid4

import pytest

from kawah.learning.curriculum.api import Policy, policies
from kawah.people.access.api import Role, grant
from kawah.people.competencies.api import Competency, Proposal, Standard
from kawah.people.directory.api import Reach
from tests.factories import NOW, TODAY, load_competencies, make_person
from tests.world import signed_in

pytestmark = pytest.mark.django_db
FIGURES = "/nasional/data-acuan/"
WHEN = {"valid_from": "2026-11-01", "why": "Permenpan RB 9/2026"}


@pytest.fixture
def other(national):
    load_competencies()
    policies.load()
    person = make_person(name="Admin Kedua")
    grant(person, Role.NATIONAL, reach=Reach.NATIONAL, effective_from=TODAY, now=NOW)
    return signed_in(person)


@pytest.fixture
def standard(other):
    return Standard.objects.get(kind="PELAKSANA", competency__code="integrity")


def filled(**changed):
    basis = {"status": "verified", "regulation": "Permenpan RB 9/2026", "source": "JDIH"}
    return {**WHEN, **basis, "key": str(uuid4()), **changed}


def place(standard):
    return f"/nasional/standar/{standard.pk}/"


def test_every_row_leads_to_where_it_is_changed(national, standard):
    first = Standard.objects.get(kind="ADMINISTRATOR", competency__code="integrity")
    page = national.get(f"{FIGURES}standar-jabatan/").text
    assert f'href="{place(first)}"' in page and "/nasional/standar/baru/" in page
    assert "belum dapat diubah" not in page
    assert national.get(place(standard)).status_code == 200


def test_the_check_page_says_from_what_to_what_and_changes_nothing(national, standard):
    page = national.post(place(standard), filled(level=3)).text
    assert "dari 1 menjadi 3" in page and "1 November 2026" in page
    assert "Belum ada yang berubah" in page and not Proposal.objects.exists()


def test_one_proposes_and_another_approves(national, other, standard):
    sent = filled(level=3, sure="ya")
    for _click in range(2):
        national.post(place(standard), sent)
    made = Proposal.objects.get()
    address = f"/nasional/usulan/{made.uuid}/"
    assert "Setujui" not in national.get(address).text
    assert "1 usulan perubahan" in other.get("/nasional/").text
    assert "1 usulan perubahan" in other.get("/persetujuan/").text
    page = other.post(address, {"decision": "approve"}, follow=True).text
    assert "disetujui" in page
    newer = Standard.objects.get(kind="PELAKSANA", competency__code="integrity", valid_to=None)
    assert newer.level == 3 and str(newer.valid_from) == "2026-11-01"
    for told in (f"{FIGURES}standar-jabatan/", FIGURES):
        shown = other.get(told).text
        assert "Tingkat yang diminta: 1 → 3" in shown and "Admin Kedua" in shown


def test_a_refusal_needs_a_reason_and_own_ones_are_only_withdrawn(national, other, standard):
    national.post(place(standard), filled(level=3, sure="ya"))
    address = f"/nasional/usulan/{Proposal.objects.get().uuid}/"
    assert other.post(address, {"decision": "refuse"}).status_code == 400
    assert national.post(address, {"decision": "approve"}).status_code == 400
    national.post(address, {"decision": "withdraw"})
    assert Proposal.objects.get().outcome == "withdrawn"
    assert "sudah diputuskan" in other.post(address, {"decision": "approve"}, follow=True).text


def test_what_was_typed_stays_where_it_is_refused(national, standard):
    answer = national.post(place(standard), filled(level=3, why=""))
    assert answer.status_code == 400 and "Permenpan RB 9/2026" in answer.text
    assert "2026-11-01" in answer.text


def test_a_new_competency_gets_levels_with_words_or_none(national, other):
    levels = {f"focus_{number}": f"arti {number}" for number in (1, 2)}
    sent = filled(name="Ketahanan pangan", kind="technical", level_count=3, **levels)
    answer = national.post("/nasional/kompetensi/baru/", sent)
    assert answer.status_code == 400 and "Isi setiap tingkat" in answer.text
    national.post("/nasional/kompetensi/baru/", {**sent, "focus_3": "arti 3", "sure": "ya"})
    made = Proposal.objects.get()
    page = other.get(f"/nasional/usulan/{made.uuid}/").text
    assert "Ketahanan pangan" in page and "arti 1 / arti 2 / arti 3" in page
    other.post(f"/nasional/usulan/{made.uuid}/", {"decision": "approve"})
    assert Competency.objects.get(code="ketahanan_pangan").level_count == 3


def test_a_new_standard_is_proposed_once_for_each_post(national, other):
    known = {"post": "PELAKSANA/", "competency": "integrity", "level": 2}
    answer = national.post("/nasional/standar/baru/", filled(**known))
    assert answer.status_code == 400 and "sudah ada" in answer.text
    fresh = {**known, "competency": "smart_asn:data_literacy"}
    national.post("/nasional/standar/baru/", filled(**fresh, sure="ya"))
    other.post(f"/nasional/usulan/{Proposal.objects.get().uuid}/", {"decision": "approve"})
    made = Standard.objects.get(kind="PELAKSANA", competency__code="smart_asn:data_literacy")
    assert made.level == 2


def test_an_end_is_proposed_on_a_page_of_its_own(national, other, standard):
    page = national.post(f"{place(standard)}akhir/", filled()).text
    assert "tidak berlaku lagi?" in page
    national.post(f"{place(standard)}akhir/", filled(sure="ya"))
    other.post(f"/nasional/usulan/{Proposal.objects.get().uuid}/", {"decision": "approve"})
    standard.refresh_from_db()
    assert str(standard.valid_to) == "2026-10-31"


def test_a_plan_is_withdrawn_with_a_reason(national, other, standard):
    national.post(place(standard), filled(level=3, sure="ya"))
    other.post(f"/nasional/usulan/{Proposal.objects.get().uuid}/", {"decision": "approve"})
    planned = Standard.objects.get(kind="PELAKSANA", competency__code="integrity", valid_to=None)
    address = f"{place(planned)}penarikan/"
    assert "Tarik rencana" in national.post(address, {"reason": "Ditunda"}).text
    national.post(address, {"reason": "Ditunda", "sure": "ya"})
    standard.refresh_from_db()
    assert standard.valid_to is None


def test_the_weight_of_a_finding_is_changed_in_two_steps(national, other):
    held = Policy.objects.get(code="offline_budget")
    address = f"/nasional/resep/{held.pk}/"
    assert 'value="5"' in national.get(address).text
    sent = {**WHEN, "severity": "error", "limit": "7,5", "waiver_days": "30"}
    page = national.post(address, sent).text
    assert "Peringatan; batas 5 MB" in page and "Kesalahan; batas 7,5 MB" in page
    national.post(address, {**sent, "sure": "ya"})
    newer = Policy.objects.get(code="offline_budget", valid_to=None)
    assert newer.limit == 7_500_000 and newer.waiver_days == 30
    shown = national.get(f"{FIGURES}resep/").text
    assert "Alasan: Permenpan RB 9/2026" in shown and "Kesalahan; batas 7,5 MB" in shown
    assert "Bobotnya: Peringatan" in shown and "Batas: 5 MB → 7,5 MB" in shown
    assert "batas 1,25 kali menit isinya" in shown


def test_what_policy_does_not_allow_is_told_at_its_field(national, other):
    held = Policy.objects.get(code="teaching_pair")
    sent = {**WHEN, "severity": "off", "waiver_days": "30"}
    answer = national.post(f"/nasional/resep/{held.pk}/", sent)
    assert answer.status_code == 400 and "Pengecualian hanya untuk kesalahan" in answer.text


def test_the_pages_ask_little(national, standard, django_assert_max_num_queries):
    national.post(place(standard), filled(level=3, sure="ya"))
    for address in (place(standard), "/nasional/usulan/", "/nasional/standar/baru/"):
        with django_assert_max_num_queries(14):
            national.get(address)
