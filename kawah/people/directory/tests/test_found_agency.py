import pytest
from msgspec.structs import replace

from kawah.people.directory import api as directory
from kawah.people.directory.api import Agency
from kawah.people.directory.founding import facts_of
from kawah.records.api import Change
from tests.factories import NOW, make_agency, make_person

pytestmark = pytest.mark.django_db
FACTS = directory.AgencyFacts(
    name="Dinas Kesehatan Kabupaten Contoh",
    short_name="Dinkes Contoh",
    tier="REGIONAL",
    parent=None,
    province_code="53",
    regency="Contoh",
    seat="Kupang",
    time_zone="Asia/Makassar",
    remote_class="NONE",
)


@pytest.fixture
def admin():
    return make_person(make_agency("pusat"), name="Admin Nasional")


def found(admin, code="dinkes", **facts):
    return directory.open_agency(code, replace(FACTS, **facts), by=admin, now=NOW)


def amend(agency, admin, **facts):
    wanted = replace(facts_of(agency), **facts)
    return directory.amend_agency(agency, wanted, by=admin, why="Perda 1", now=NOW)


def test_an_agency_is_founded_below_another_and_noted(admin):
    made = found(admin, "Dinkes", parent=admin.agency)
    assert (made.code, made.path) == ("dinkes", "/pusat/dinkes/")
    change = Change.objects.get(verb="agency.opened")
    assert change.by == admin.uuid and change.after == {**FACTS.told(), "parent": "pusat"}


def test_a_code_is_used_once(admin):
    found(admin)
    with pytest.raises(directory.CodeTaken):
        found(admin)


def test_what_changed_is_noted_and_nothing_else(admin):
    made = found(admin)
    assert amend(made, admin, seat="Soe")
    assert not amend(Agency.objects.get(pk=made.pk), admin, seat="Soe")
    change = Change.objects.get(verb="agency.amended")
    assert (change.before, change.after) == ({"seat": "Kupang"}, {"seat": "Soe"})
    assert change.why == "Perda 1"


def test_all_that_lies_below_goes_along(admin):
    made = found(admin)
    low = make_agency("puskesmas", parent=made)
    amend(made, admin, parent=admin.agency)
    low.refresh_from_db()
    assert low.path == "/pusat/dinkes/puskesmas/"


def test_no_agency_comes_to_lie_below_itself(admin):
    made = found(admin)
    low = make_agency("puskesmas", parent=made)
    for parent in (made, low):
        with pytest.raises(directory.UnderItself):
            amend(made, admin, parent=parent)


def test_who_has_people_or_agencies_below_is_not_closed(admin):
    with pytest.raises(directory.StillInUse) as refused:
        directory.close_agency(admin.agency, by=admin, why="Dilebur", now=NOW)
    assert (refused.value.people, refused.value.agencies) == (1, 0)
    empty = found(admin, parent=None)
    make_agency("puskesmas", parent=empty)
    with pytest.raises(directory.StillInUse):
        directory.close_agency(empty, by=admin, why="Dilebur", now=NOW)


def test_what_is_closed_takes_nobody_in_until_it_is_opened_again(admin):
    made = found(admin)
    assert directory.close_agency(made, by=admin, why="Dilebur", now=NOW)
    assert not directory.close_agency(made, by=admin, why="Dilebur", now=NOW)
    assert made not in Agency.objects.still_open()
    with pytest.raises(directory.ParentClosed):
        found(admin, "baru", parent=made)
    assert directory.reopen_agency(made, by=admin, why="Keliru", now=NOW)
    assert found(admin, "baru", parent=made).path == "/dinkes/baru/"


def test_too_deep_a_tree_is_refused(admin):
    parent = None
    with pytest.raises(directory.TooDeep):
        for number in range(9):
            parent = found(admin, f"{number}" * 38, parent=parent)


def test_every_province_has_a_name_and_a_zone():
    rows = directory.province_rows()
    assert len(rows) == 38 and len(directory.provinces()) == 38
    assert {row["time_zone"] for row in rows} == set(directory.TimeZone.values)
