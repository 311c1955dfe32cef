from uuid import uuid4

import pytest

from kawah.earned.hours.api import Rule, load_reference
from kawah.lib.periods import years_from
from kawah.people.access.api import Role, Wanted, ask_grant, grant
from kawah.people.directory.api import Reach, Scope
from tests.factories import NOW, TODAY, make_agency, make_person

pytestmark = pytest.mark.django_db
OPEN = ["/", "/masuk/", "/bantuan/", "/aksesibilitas/", "/privasi/"]
HOMES = {
    Role.PRACTITIONER: "/praktisi/",
    Role.TREASURER: "/bendahara/",
    Role.NATIONAL: "/nasional/",
}


@pytest.mark.parametrize("address", OPEN)
def test_a_visitor_reads_it_with_one_heading_and_one_primary_action_at_most(client, address):
    answer = client.get(address)
    page = answer.content.decode()
    assert answer.status_code == 200
    assert page.count("<h1") == 1
    assert page.count("button primary") <= 1
    assert page.count("<title>") == 1 and 'role="status"' in page


@pytest.mark.parametrize("address", OPEN)
def test_nothing_runs_or_looks_inline(client, address):
    answer = client.get(address)
    page = answer.content.decode()
    assert " style=" not in page and "<style" not in page and " on" not in page.split("<body")[0]
    assert "unsafe-inline" not in answer["Content-Security-Policy"]


def person_in(*roles):
    person = make_person()
    rows = [grant(person, r, reach=Reach.NATIONAL, effective_from=TODAY, now=NOW) for r in roles]
    return person, rows


@pytest.mark.parametrize(("role", "home"), HOMES.items())
def test_each_role_is_sent_to_its_home(client, clock, role, home):
    person, _ = person_in(role)
    client.force_login(person)
    assert client.get("/mulai/")["Location"] == home
    page = client.get(home).content.decode()
    assert "Yang bisa Anda lakukan hari ini" in page and "Yang akan ada di sini" in page
    assert page.partition("</nav>")[0].count("<li>") == 4


def test_the_national_admin_is_led_to_the_rules(client, clock):
    load_reference()
    person, _ = person_in(Role.NATIONAL)
    make_agency()
    client.force_login(person)
    page = client.get("/nasional/").content.decode()
    current = Rule.objects.filter(valid_to=None)
    unsure = current.exclude(status="verified").count()
    assert f"{unsure} dari {current.count()} angka belum sepenuhnya terverifikasi" in page
    assert '<a class="button primary" href="/aturan-jp/">' in page


def test_a_national_admin_is_led_to_what_waits_before_anything_else(client, clock):
    person, _ = person_in(Role.NATIONAL)
    asker, _ = person_in(Role.NATIONAL)
    home = make_agency()
    wanted = Wanted(
        make_person(home), Role.STEWARD, Reach.AGENCY, home, None, TODAY, years_from(TODAY, 1)
    )
    ask_grant(uuid4(), wanted, scope=Scope(asker.pk, Reach.NATIONAL), by=asker, why="SK", now=NOW)
    client.force_login(person)
    page = client.get("/nasional/").text
    assert "1 permintaan peran berlaku begitu Anda menyetujuinya" in page
    assert '<a class="button primary" href="/persetujuan/">' in page


@pytest.mark.parametrize(("role", "home"), HOMES.items())
def test_every_home_leads_somewhere(client, clock, role, home):
    person, _ = person_in(role)
    client.force_login(person)
    page = client.get(home).content.decode().partition("<main")[2]
    assert 'href="/kabar/"' in page and 'href="/v/"' in page


def test_someone_without_a_role_comes_to_the_account(client, clock):
    client.force_login(make_person())
    assert client.get("/mulai/")["Location"] == "/saya/"


def test_the_role_in_use_is_switched_and_stays(client, clock):
    person, (_, second) = person_in(Role.PRACTITIONER, Role.TREASURER)
    client.force_login(person)
    assert client.post("/peran/", {"grant": second.pk})["Location"] == "/bendahara/"
    assert client.get("/mulai/")["Location"] == "/bendahara/"


def test_nobody_takes_anothers_role(client, clock):
    person, _ = person_in(Role.PRACTITIONER)
    _, (foreign,) = person_in(Role.NATIONAL)
    client.force_login(person)
    assert client.post("/peran/", {"grant": foreign.pk}).status_code == 404


def test_the_bar_says_where_one_is(client, clock):
    person, _ = person_in(Role.EXECUTIVE)
    client.force_login(person)
    page = client.get("/kabar/").content.decode()
    assert '<a href="/kabar/" aria-current="page">' in page


@pytest.mark.parametrize("address", ["/masuk/", "/bantuan/", "/"])
def test_a_page_is_light(client, address):
    answer = client.get(address, headers={"Accept-Encoding": "gzip"})
    assert len(answer.content) <= 6_000
