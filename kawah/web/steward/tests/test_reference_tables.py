import pytest

from kawah.earned.hours.api import Rule
from kawah.learning.curriculum.api import policies
from kawah.web.steward.nation.reference import TABLES
from tests.factories import load_competencies

pytestmark = pytest.mark.django_db
PLACE = "/nasional/data-acuan/"


def test_every_table_is_listed_and_opens(national):
    load_competencies()
    policies.load()
    page = national.get(PLACE).text
    for key, table in TABLES.items():
        assert f'href="{PLACE}{key}/"' in page and str(table.title) in page
        shown = national.get(f"{PLACE}{key}/")
        assert shown.status_code == 200 and "<tbody>" in shown.text
    assert national.get(f"{PLACE}rahasia/").status_code == 404


def test_who_changed_which_figure_when_is_told(national):
    rule = Rule.objects.get(code="KL10", valid_to=None)
    filled = {name: getattr(rule, name) for name in rule.terms.__struct_fields__}
    sent = {name: "" if value is None else value for name, value in filled.items()}
    sent |= {"jp_national": "7", "valid_from": "2026-10-06", "why": "SE 7", "sure": "ya"}
    national.post(f"/aturan-jp/{rule.pk}/", sent)
    for address in (PLACE, f"{PLACE}konversi-jp/"):
        page = national.get(address).text
        assert rule.form in page and "Alasan: SE 7" in page and "Admin Nasional" in page
        assert "JP di dalam negeri: " in page and "→ 7" in page
    assert "SE 7" not in national.get(f"{PLACE}target-jp/").text


def test_what_is_over_is_shown_when_asked_for(national):
    rule = Rule.objects.filter(valid_to=None).earliest("pk")
    Rule.objects.filter(pk=rule.pk).update(valid_to="2025-12-31")
    assert rule.form not in national.get(f"{PLACE}konversi-jp/").text
    assert rule.form in national.get(f"{PLACE}konversi-jp/?lihat=semua").text


def test_the_pages_ask_little(national, django_assert_max_num_queries):
    load_competencies()
    for key in ("", *(f"{key}/" for key in TABLES)):
        with django_assert_max_num_queries(14):
            national.get(f"{PLACE}{key}")
