from datetime import date
from decimal import Decimal
from typing import Any

import msgspec
import pytest

from kawah.earned.hours import api as hours
from kawah.earned.hours.api import Rule, Target
from kawah.records.api import Change
from tests.factories import NOW, TODAY, make_person

pytestmark = pytest.mark.django_db
DAY = date(2026, 12, 1)


@pytest.fixture
def seminar(national):
    return Rule.objects.get(code="KL06")


def plan(rule, *, since=DAY):
    terms = msgspec.structs.replace(rule.terms, jp_national=Decimal(9))
    given: dict[str, Any] = {"on": TODAY, "by": make_person(), "now": NOW, "why": "Surat edaran"}
    return hours.change_rule(rule, terms, valid_from=since, **given)


def sent(rule, **changed):
    held = {name: getattr(rule, name) for name in rule.terms.__struct_fields__}
    filled = {name: "" if value is None else value for name, value in held.items()}
    return {**filled, "valid_from": rule.valid_from, "why": "Salah ketik", **changed}


def test_the_list_shows_what_is_in_force_and_what_is_planned(national, seminar):
    planned = plan(seminar)
    page = national.get("/aturan-jp/").text
    assert "4 JP per hari" in page and "9 JP per hari" in page
    assert "sampai 30 November 2026" in page and "direncanakan mulai 1 Desember 2026" in page
    assert f"/aturan-jp/{seminar.pk}/" not in page
    assert page.count(f'href="/aturan-jp/{planned.pk}/"') == 2


def test_what_is_planned_is_not_counted_among_the_uncertain(national, seminar):
    before = national.get("/aturan-jp/").context["unsure"]
    Rule.objects.filter(pk=plan(seminar).pk).update(status="unverified")
    assert national.get("/aturan-jp/").context["unsure"] == before


def test_a_plan_is_amended_on_its_page(national, seminar):
    planned = plan(seminar)
    address = f"/aturan-jp/{planned.pk}/"
    page = national.get(address).text
    assert "direncanakan mulai 1 Desember 2026" in page and 'value="2026-12-01"' in page
    assert "Yang direncanakan" in national.post(address, sent(planned, jp_national="5")).text
    national.post(address, sent(planned, jp_national="5", sure="ya"))
    planned.refresh_from_db()
    assert str(planned.jp_national) == "5.00"
    assert "Membetulkan angka JP" in national.get(address).text


@pytest.mark.parametrize(
    ("since", "told"),
    [
        (DAY, "tarik dahulu rencana ini"),
        (TODAY, "5 Oktober 2026, hari mulai yang berlaku sekarang, atau hari sesudahnya"),
        (date(2026, 10, 1), "hari sesudah 1 Oktober 2026, hari mulai yang berlaku sekarang."),
    ],
)
def test_a_day_too_early_is_told_as_it_is(national, seminar, since, told):
    held = plan(seminar, since=since)
    answer = national.post(f"/aturan-jp/{held.pk}/", sent(held, valid_from="2026-09-01"))
    assert answer.status_code == 400 and told in answer.text


def test_a_plan_is_withdrawn_after_a_second_question(national, seminar):
    planned = plan(seminar)
    address = f"/aturan-jp/{planned.pk}/penarikan/"
    assert address in national.get(f"/aturan-jp/{planned.pk}/").text
    assert national.post(address, {"reason": " ", "sure": "ya"}).status_code == 400
    asked = national.post(address, {"reason": "Salah tahun"}).text
    assert "Ya, tarik rencana ini" in asked and Rule.objects.filter(pk=planned.pk).exists()
    answer = national.post(address, {"reason": "Salah tahun", "sure": "ya"}, follow=True)
    assert "ditarik" in answer.text and not Rule.objects.filter(pk=planned.pk).exists()
    assert Change.objects.get(verb="hours.figure_withdrawn").why == "Salah tahun"
    page = national.get(f"/aturan-jp/{seminar.pk}/").text
    assert "Menarik rencana perubahan" in page and "Alasan: Salah tahun" in page
    assert "tidak ada lagi" in national.post(address, {"sure": "ya"}, follow=True).text


def test_what_is_in_force_has_nothing_to_withdraw(national, seminar):
    assert "penarikan" not in national.get(f"/aturan-jp/{seminar.pk}/").text
    answer = national.post(f"/aturan-jp/{seminar.pk}/penarikan/", {"reason": "x", "sure": "ya"})
    assert answer["Location"] == "/aturan-jp/" and Rule.objects.filter(pk=seminar.pk).exists()


def test_a_plan_of_the_tables_is_not_withdrawn(national, seminar):
    planned = plan(seminar)
    Change.objects.all().delete()
    filled = {"reason": "Salah tahun", "sure": "ya"}
    answer = national.post(f"/aturan-jp/{planned.pk}/penarikan/", filled)
    assert answer.status_code == 400 and "tabel rujukan" in answer.text


def test_a_planned_target_is_listed_and_withdrawn(national):
    held = Target.objects.get(employment_kind="PPPK", minimum_jp=20)
    bounds = msgspec.structs.replace(held.bounds, minimum_jp=Decimal(24))
    given: dict[str, Any] = {"on": TODAY, "by": make_person(), "now": NOW, "why": "Surat edaran"}
    planned = hours.change_target(held, bounds, valid_from=DAY, **given)
    page = national.get("/aturan-jp/").text
    assert "direncanakan mulai 1 Desember 2026" in page and "sedikitnya 24 JP" in page
    address = f"/aturan-jp/target/{planned.pk}/penarikan/"
    assert address in national.get(f"/aturan-jp/target/{planned.pk}/").text
    assert "sedikitnya 24 JP" in national.get(address).text
    national.post(address, {"reason": "Salah tahun", "sure": "ya"})
    assert Target.objects.get(employment_kind="PPPK", minimum_jp=20).valid_to is None


def test_the_pages_ask_little(national, seminar, django_assert_max_num_queries):
    planned = plan(seminar)
    for address in ("", f"{planned.pk}/", f"{planned.pk}/penarikan/"):
        with django_assert_max_num_queries(12):
            assert national.get(f"/aturan-jp/{address}").status_code == 200
