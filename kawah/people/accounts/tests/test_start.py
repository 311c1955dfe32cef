import pytest

from kawah.lib import codes
from kawah.people.access.api import Role, grants_of
from kawah.people.accounts import start_code, starting, tickets
from kawah.people.accounts.first_steward import Newcomer
from kawah.people.directory.api import (
    Agency,
    AgencyFacts,
    AgencyTier,
    CodeTaken,
    EmploymentKind,
    Person,
    Reach,
    RemoteClass,
    TimeZone,
)
from kawah.records.api import Change
from tests.factories import NOW, TODAY, make_agency, make_person

FACTS = AgencyFacts(
    name="Badan Kepegawaian Contoh",
    short_name="BKC",
    tier=AgencyTier.CENTRAL,
    parent=None,
    province_code="",
    regency="",
    seat="",
    time_zone=TimeZone.WIB,
    remote_class=RemoteClass.NONE,
)
PEOPLE = [
    Newcomer("Sri Wahyuni", EmploymentKind.PNS, "198504122010012017", "sri@example.go.id"),
    Newcomer("Johan Lase", EmploymentKind.PNS, "198504122010011018", ""),
]
PASSWORD = "kawah candradimuka"
pytestmark = pytest.mark.django_db


def found(**changed):
    values = {"code": "bkc", "facts": FACTS, "newcomers": PEOPLE, **changed}
    return starting.found(values["code"], values["facts"], values["newcomers"], now=NOW)


def use(admission):
    return tickets.use(tickets.examine(admission.code, now=NOW), password=PASSWORD, now=NOW)


def test_two_people_get_the_role_and_a_code_each():
    admissions = found()
    for admission, newcomer in zip(admissions, PEOPLE, strict=True):
        (held,) = grants_of(admission.person, on=TODAY)
        assert (held.role, held.reach, held.until) == (Role.NATIONAL, Reach.NATIONAL, None)
        assert use(admission).name == newcomer.name


def test_the_trail_says_that_nobody_with_a_role_did_it():
    found()
    assert {change.by for change in Change.objects.all()} == {None}
    verbs = sorted(Change.objects.values_list("verb", flat=True))
    assert verbs == ["agency.opened", *["grant.given"] * 2, *["person.enlisted"] * 2]


def test_what_is_refused_leaves_nothing_behind():
    wrong = [PEOPLE[0], Newcomer("Johan", EmploymentKind.PNS, PEOPLE[0].nip, "")]
    with pytest.raises(starting.FounderRefused) as caught:
        found(newcomers=wrong)
    assert caught.value.place == 1
    assert not Agency.objects.exists() and not Person.objects.exists()
    make_agency("bkc")
    with pytest.raises(CodeTaken):
        found()


def test_sent_twice_it_is_done_once():
    found()
    with pytest.raises(starting.SiteFounded):
        found(code="lain")
    assert Agency.objects.count() == 1


def test_lost_codes_are_replaced_until_somebody_has_used_one():
    before = found()
    after = starting.admit_again(now=NOW)
    assert [one.person for one in after] == [one.person for one in before]
    with pytest.raises(tickets.TicketUnusable):
        use(before[0])
    use(after[1])
    with pytest.raises(starting.SiteBegun):
        starting.admit_again(now=NOW)


def test_it_has_begun_for_good_with_the_first_password():
    assert not starting.has_begun()
    person = use(found()[0])
    assert starting.has_begun()
    person.set_unusable_password()
    person.save()
    assert starting.has_begun()
    with pytest.raises(starting.SiteBegun):
        found(code="lain")


def test_people_without_the_national_role_begin_nothing():
    make_person(password=PASSWORD)
    assert not starting.has_begun() and starting.founders() == []


def test_the_code_follows_from_the_secret_key_alone(settings):
    first = start_code.start_link()
    assert start_code.is_start_code(first.partition("=")[2].lower())
    assert not start_code.is_start_code(codes.new(tickets.LENGTH))
    settings.SECRET_KEY = "another key of thirty-two characters"
    assert start_code.start_link() != first
