from datetime import date

import pytest

from kawah.earned.hours import api as hours
from kawah.earned.hours.api import Rule
from kawah.people.access.api import Role, grant
from kawah.people.directory.api import Reach
from kawah.records.api import Change
from tests.factories import NOW, TODAY, make_person
from tests.world import signed_in

pytestmark = pytest.mark.django_db
TOMORROW = "2026-10-06"


@pytest.fixture
def rule(national):
    return Rule.objects.filter(valid_to=None, cap_value=None).order_by("code").first()


def sent(rule, **changed):
    """The form as it is filled in beforehand, with changes."""
    held = {name: getattr(rule, name) for name in rule.terms.__struct_fields__}
    filled = {name: "" if value is None else value for name, value in held.items()}
    filled.update(valid_from=TOMORROW, why="Surat edaran nomor 7", status="verified", sure="ya")
    return {**filled, **changed}


def change(national, rule, **changed):
    return national.post(f"/aturan-jp/{rule.pk}/", sent(rule, **changed), follow=True)


def test_every_rule_is_listed_with_its_status(national):
    page = national.get("/aturan-jp/").content.decode()
    rules = Rule.objects.filter(valid_to=None)
    assert all(rule.code in page for rule in rules)
    assert "terverifikasi" in page and "angka belum sepenuhnya" in page


def test_a_cap_that_is_the_value_is_said_once(national):
    rule = Rule.objects.filter(basis="per_day", cap_unit="jp_per_day", valid_to=None).latest("pk")
    page = national.get(f"/aturan-jp/{rule.pk}/").text
    assert rule.is_capped_at_its_value and "JP per hari" in page
    assert "JP per hari; paling banyak" not in page


def test_the_list_narrows_by_status(national):
    page = national.get("/aturan-jp/?lihat=unverified").content.decode()
    for rule in Rule.objects.filter(valid_to=None):
        assert (f"/aturan-jp/{rule.pk}/" in page) == (rule.status == "unverified")


def test_a_change_closes_a_row_and_opens_another(national, rule):
    answer = change(national, rule, basis="per_day", jp_national="2,5")
    assert "sudah diubah" in answer.content.decode()
    rule.refresh_from_db()
    after = Rule.objects.get(code=rule.code, valid_to=None)
    assert (rule.valid_to, after.valid_from) == (TODAY, date(2026, 10, 6))
    assert (str(after.jp_national), after.status) == ("2.50", "verified")
    noted = Change.objects.get(verb="hours.figure_changed")
    assert noted.why == "Surat edaran nomor 7" and noted.by is not None
    page = national.get(f"/aturan-jp/{after.pk}/").content.decode()
    assert "Aturan sebelumnya" in page
    assert "Alasan: Surat edaran nomor 7" in page and "Admin Nasional" in page


def test_what_a_change_would_change_is_shown_first(national, rule):
    filled = sent(rule, basis="per_day", jp_national="2,5")
    del filled["sure"]
    page = national.post(f"/aturan-jp/{rule.pk}/", filled).text
    assert "2,5 JP per hari" in page and "6 Oktober 2026" in page
    assert "tidak ada JP yang perlu dihitung ulang" in page
    assert "Surat edaran nomor 7" in page and "JP di dalam negeri" in page
    rule.refresh_from_db()
    assert rule.valid_to is None


@pytest.mark.parametrize(
    ("language", "said", "silent"),
    [("id", "webinar dicatat di sini", "webinar is"), ("en", "webinar is booked here", "dicatat")],
)
def test_notes_and_sources_speak_the_readers_language(national, language, said, silent):
    seminar = Rule.objects.get(code="KL06", valid_to=None)
    page = national.get(f"/aturan-jp/{seminar.pk}/?bahasa={language}").content.decode()
    assert said in page and silent not in page and "PerLAN 10/2018" in page
    assert 'value="KONV"' not in page


def test_a_note_that_was_only_translated_stays_as_it_is_kept(national):
    seminar = Rule.objects.get(code="KL06", valid_to=None)
    shown = hours.note_in(seminar.note, language="en"), hours.source_in("KONV", language="en")
    english = f"/aturan-jp/{seminar.pk}/?bahasa=en"
    national.post(english, sent(seminar, note=shown[0], source=shown[1], jp_national="5"))
    after = Rule.objects.get(code="KL06", valid_to=None)
    assert (str(after.jp_national), after.note, after.source) == ("5.00", seminar.note, "KONV")


def test_a_second_click_changes_nothing_more(national, rule):
    change(national, rule)
    answer = change(national, rule)
    assert "Yang berlaku sekarang ada di daftar ini" in answer.content.decode()
    assert Change.objects.filter(verb="hours.figure_changed").count() == 1


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"why": "  "}, "why"),
        ({"valid_from": "2001-01-01"}, "valid_from"),
        ({"valid_from": "kapan-kapan"}, "valid_from"),
        ({"valid_from": "2028-10-06"}, "valid_from"),
        ({"valid_from": "9999-12-31"}, "valid_from"),
        ({"cap_value": "3"}, "cap_value"),
        ({"cap_value": "32,5", "cap_unit": "jp_per_day"}, "cap_value"),
        ({"basis": "per_day", "jp_national": "9999,99"}, "jp_national"),
        ({"jp_national": "0"}, "jp_national"),
        ({"international_multiplier": "1000"}, "international_multiplier"),
        ({"jp_national": "-1"}, "jp_national"),
        ({"jp_national": "banyak"}, "jp_national"),
        ({"status": "pasti"}, "status"),
    ],
)
def test_what_cannot_be_is_named_at_its_field(national, rule, changed, field):
    answer = change(national, rule, **changed)
    page = answer.content.decode()
    assert answer.status_code == 400
    assert f'href="#id_{field}"' in page and 'aria-invalid="true"' in page
    rule.refresh_from_db()
    assert rule.valid_to is None and not Change.objects.filter(why__gt="").exists()


def test_a_rule_that_does_not_exist_is_not_there(national):
    assert national.get("/aturan-jp/999999/").status_code == 404


def test_the_pages_ask_little(national, rule, django_assert_max_num_queries):
    for address in ("/aturan-jp/", f"/aturan-jp/{rule.pk}/"):
        with django_assert_max_num_queries(12):
            assert national.get(address).status_code == 200


@pytest.mark.parametrize("role", [Role.STEWARD, Role.EXECUTIVE])
def test_other_roles_are_refused(national, rule, role):
    person = make_person()
    grant(person, role, reach=Reach.AGENCY, agency=person.agency, effective_from=TODAY, now=NOW)
    client = signed_in(person)
    for address in ("/aturan-jp/", f"/aturan-jp/{rule.pk}/"):
        assert client.get(address).status_code == 403
        assert client.post(address).status_code == 403
