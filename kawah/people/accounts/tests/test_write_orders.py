from datetime import timedelta
from uuid import uuid4

import pytest

from config.followers import CHORES
from kawah.earned.certificates.tests.poppler import text as text_of
from kawah.people.access.api import Role, grant
from kawah.people.accounts import ordering, tickets, writing
from kawah.people.accounts.models import Sheet, Ticket
from kawah.people.directory.api import Person, Reach, Scope
from kawah.records.api import Change, Parcel
from tests.factories import NOW, TODAY, make_agency, make_person, make_unit, place

pytestmark = pytest.mark.django_db


@pytest.fixture
def agency():
    return make_agency("kab-a")


@pytest.fixture
def steward(agency):
    person = make_person(agency, name="Admin", password="kawah candradimuka")
    grant(person, Role.STEWARD, reach=Reach.AGENCY, agency=agency, effective_from=TODAY, now=NOW)
    return person


def scope_of(steward, unit=None):
    reach = Reach.UNIT if unit else Reach.AGENCY
    path = unit.path if unit else ""
    return Scope(steward.pk, reach, agency_path=steward.agency.path, unit_path=path)


def order(steward, *, key=None, unit=None, by_mail=False, renews=False, scope=None):
    made, _is_new = ordering.order_slips(
        key or uuid4(),
        agency=steward.agency,
        unit=unit,
        scope=scope or scope_of(steward),
        by=steward,
        by_mail=by_mail,
        renews=renews,
        now=NOW,
    )
    return made


def work(*, now=NOW):
    while writing.write_waiting(now=now):
        pass


def holders():
    return set(Ticket.objects.filter(ended_at=None).values_list("person__name", flat=True))


def test_everyone_without_a_password_gets_a_slip(agency, steward):
    for name in ("Ani", "Budi"):
        make_person(agency, name=name)
    made = order(steward)
    work()
    made.refresh_from_db()
    assert holders() == {"Ani", "Budi"} and made.printed == 2 and made.finished_at
    text = text_of(writing.read(Sheet.objects.get()))
    assert "Ani" in text and "Budi" in text and "/aktivasi/" in text


def test_the_code_on_the_sheet_opens_the_account_and_is_nowhere_readable(
    agency, steward, own_folders
):
    person = make_person(agency, name="Ani")
    order(steward)
    work()
    text = text_of(writing.read(Sheet.objects.get()))
    words = [word for word in text.split() if word.count("-") == 2 and len(word) == 14]
    assert tickets.examine(words[0], now=NOW).person == person
    stored = next((own_folders / "files" / "slips").glob("*")).read_bytes()
    assert b"%PDF" not in stored and str(person.nip) not in text


def test_who_has_an_address_gets_a_letter_that_is_sealed_on_the_way(agency, steward):
    make_person(agency, name="Ani", email="ani@example.go.id")
    make_person(agency, name="Budi")
    made = order(steward, by_mail=True)
    work()
    made.refresh_from_db()
    assert (made.mailed, made.printed) == (1, 1)
    content = Parcel.objects.get(carrier="mail").content
    assert content["to"] == "ani@example.go.id" and "aktivasi" not in str(content)


def test_thousands_are_served_piece_by_piece_in_the_order_of_names(agency, steward, monkeypatch):
    monkeypatch.setattr(writing, "AT_ONCE", 2)
    for name in ("Cici", "Ani", "Budi", "Ani", "Dedi"):
        make_person(agency, name=name)
    order(steward)
    work()
    rows = Sheet.objects.order_by("number").values_list("first", "last", "count")
    assert list(rows) == [("Ani", "Ani", 2), ("Budi", "Cici", 2), ("Dedi", "Dedi", 1)]
    assert Ticket.objects.count() == 5


def test_a_worker_that_was_overtaken_leaves_nothing(agency, steward):
    make_person(agency, name="Ani")
    made = order(steward)
    people = writing._next(made, now=NOW)
    assert writing._serve(made, people, now=NOW) == 1
    assert writing._serve(made, people, now=NOW) == 0
    assert Ticket.objects.count() == Sheet.objects.count() == 1


def test_sent_twice_it_is_one_order(agency, steward):
    make_person(agency)
    key = uuid4()
    assert order(steward, key=key) == order(steward, key=key)
    assert Change.objects.filter(verb="account.slips_ordered").count() == 1


def test_a_code_that_is_still_good_is_left_alone_unless_asked(agency, steward):
    make_person(agency, name="Ani")
    order(steward)
    work()
    order(steward)
    work()
    assert Ticket.objects.count() == 1
    order(steward, renews=True)
    work()
    assert Ticket.objects.count() == 2 and len(holders()) == 1


def test_a_unit_with_those_below_it(agency, steward):
    office = make_unit(agency)
    below = make_unit(agency, parent=office)
    inside, outside = make_person(agency, name="Dalam"), make_person(agency, name="Luar")
    place(inside, unit=below)
    place(outside)
    order(steward, unit=office)
    work()
    assert holders() == {"Dalam"}


def test_who_holds_more_than_the_one_who_orders_is_left_out(agency, steward):
    for reach, where in ((Reach.NATIONAL, None), (Reach.AGENCY, make_agency("prov"))):
        strong = make_person(agency, name=f"Kuat {reach}")
        grant(strong, Role.STEWARD, reach=reach, agency=where, effective_from=TODAY, now=NOW)
    order(steward)
    work()
    assert holders() == set()


def test_a_sheet_is_deleted_when_its_codes_have_expired(agency, steward):
    make_person(agency)
    order(steward)
    work()
    later = NOW + tickets.SHEET_LIFE + timedelta(minutes=1)
    work(now=later)
    with pytest.raises(FileNotFoundError):
        writing.read(Sheet.objects.get())


def test_the_worker_does_it():
    assert "kawah.people.accounts.writing.write_waiting" in CHORES


def renew(steward, person, *, scope=None, by_mail=False):
    return ordering.renew_access(
        uuid4(),
        person,
        scope=scope or scope_of(steward),
        by=steward,
        by_mail=by_mail,
        why="lupa",
        now=NOW,
    )


def test_one_person_gets_a_new_way_in_and_the_old_one_is_closed(agency, steward):
    person = make_person(agency, password="kawah candradimuka")
    renew(steward, person)
    person.refresh_from_db()
    assert not person.has_usable_password() and person.sign_in_epoch == 1
    work()
    assert holders() == {person.name}
    assert Change.objects.get(verb="account.access_renewed").why == "lupa"


def test_a_national_admin_gets_another_one_in_again(agency):
    one, other = (make_person(agency, email=f"{name}@x.id") for name in ("satu", "dua"))
    for person in (one, other):
        grant(person, Role.NATIONAL, reach=Reach.NATIONAL, effective_from=TODAY, now=NOW)
    renew(one, other, scope=Scope(one.pk, Reach.NATIONAL), by_mail=True)
    work()
    assert holders() == {other.name}
    assert Parcel.objects.filter(content__to="dua@x.id", content__sealed__isnull=False).exists()


@pytest.fixture
def equal(agency):
    """Another steward of the same agency, who could be the second person."""
    person = make_person(agency, name="Setara")
    grant(person, Role.STEWARD, reach=Reach.AGENCY, agency=agency, effective_from=TODAY, now=NOW)
    return person


def test_the_code_of_an_equal_is_never_on_paper(agency, steward, equal):
    make_person(agency, name="Ani")
    with pytest.raises(ordering.OnlyByMail):
        renew(steward, equal)
    with pytest.raises(ordering.OnlyByMail):
        renew(steward, equal, by_mail=True)  # there is no address yet
    order(steward)
    work()
    assert holders() == {"Ani"}


def test_the_code_of_an_equal_goes_to_the_address_whatever_was_ordered(agency, steward, equal):
    Person.objects.filter(pk=equal.pk).update(email="setara@x.id")
    made = order(steward)
    work()
    made.refresh_from_db()
    assert (made.mailed, made.printed) == (1, 0) and holders() == {"Setara"}
    assert Parcel.objects.get(carrier="mail").content["to"] == "setara@x.id"


def test_an_admin_of_the_agency_above_prints_for_one_below(agency, steward):
    below = make_agency("kab-bawah", parent=agency)
    person = make_person(below, name="Admin Bawah")
    grant(person, Role.STEWARD, reach=Reach.AGENCY, agency=below, effective_from=TODAY, now=NOW)
    renew(steward, person)
    work()
    assert holders() == {"Admin Bawah"}


def test_nobody_opens_the_account_of_somebody_stronger(agency, steward):
    national = make_person(agency, password="kawah candradimuka")
    grant(national, Role.NATIONAL, reach=Reach.NATIONAL, effective_from=TODAY, now=NOW)
    with pytest.raises(ordering.AccountOutOfReach):
        renew(steward, national)
    national.refresh_from_db()
    assert national.has_usable_password()


def test_the_steward_of_a_unit_decides_within_it_only(agency, steward):
    unit = make_unit(agency)
    person = make_person(agency, name="Kepala Instansi")
    place(person, unit=unit)
    grant(person, Role.EXECUTIVE, reach=Reach.AGENCY, agency=agency, effective_from=TODAY, now=NOW)
    order(steward, unit=unit, scope=scope_of(steward, unit))
    work()
    assert holders() == set()
