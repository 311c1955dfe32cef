"""Every address x every role x own and other agency x nobody: who gets in, and who must not.

The addresses come from the URLconfs, what a page asks for from the page itself. An address that
holds an object's identifier needs an example of that object below; one that has none fails, and so
does one whose page does not say whom it is for.
"""

import re
from collections.abc import Callable, Iterator
from http.cookies import SimpleCookie
from typing import Any

import pytest
from django.conf import settings
from django.db import transaction
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.test import Client
from django.urls import URLPattern, path
from django.utils import timezone

from kawah.earned.certificates.api import Certificate
from kawah.earned.hours import api as hours
from kawah.learning.assessment.api import Item
from kawah.people.access.api import Role, Verb, may
from kawah.web.shell.access import ANYONE, access_of, check_declared, patterns
from tests.factories import NOW, make_person
from tests.world import Side, award, give, make_side, mend, signed_in


# What stands for an object in an address, by the name of the address's part; or by the whole
# address and the part where one name means several things.
def certificate_of(side: Side) -> Certificate:
    return Certificate.objects.get(enrollment=side.things.enrollment)


EXAMPLES: dict[str, Callable[[Side], Any]] = {
    "course": lambda side: side.things.course.uuid,
    "enrollment": lambda side: side.things.enrollment.uuid,
    "activity": lambda side: side.things.steps["membaca"].uuid,
    "belajar/<uuid:enrollment>/<uuid:activity>/percobaan/ activity": lambda side: (
        side.things.steps["ujian"].uuid
    ),
    "mengajar/kursus/<uuid:course>/analisis/<uuid:activity>/ activity": lambda side: (
        side.things.steps["ujian"].uuid
    ),
    "attempt": lambda side: side.things.attempt.uuid,
    "seq": lambda side: 1,
    "entry": lambda side: side.things.entry.uuid,
    "item": lambda side: Item.objects.get(bank__course=side.things.course, key="u1").uuid,
    "response": lambda side: side.things.response.pk,
    "rule": lambda side: hours.Rule.objects.latest("pk").pk,
    "target": lambda side: hours.Target.objects.latest("pk").pk,
    "person": lambda side: side.people[Role.LEARNER].uuid,
    "batch": lambda side: side.things.batch.uuid,
    "certificate": lambda side: certificate_of(side).uuid,
    "code": lambda side: certificate_of(side).code,
}
# What a form must hold so that its own page does not refuse it as unknown, by address.
FORMS: dict[str, Callable[[Side, Role], dict[str, Any]]] = {
    "bahasa/": lambda side, role: {"bahasa": "en"},
    "peran/": lambda side, role: {"grant": side.people[role].grants.get().pk},
    "mengajar/renungan/<uuid:entry>/balasan/": lambda side, role: {"text": "Terima kasih."},
}
# Parts that name something of one learner: a colleague of the same agency must not see it either.
PERSONAL = {"enrollment", "attempt", "entry", "certificate"}
PART = re.compile(r"<(?:\w+:)?(\w+)>")
METHODS = ("GET", "POST")
pytestmark = pytest.mark.django_db


def addresses(urlconf: str) -> list[tuple[str, URLPattern]]:
    return list(patterns(urlconf))


PAGES = addresses(settings.ROOT_URLCONF)


class World:
    """Both sides, with a browser for everyone."""

    def __init__(self) -> None:
        hours.load_reference()
        self.own, self.other = make_side("kptk"), make_side("marapu")
        for side in (self.own, self.other):
            award(side)
            mend(side, "u1")
        self.clients: dict[tuple[str, Role], Client] = {
            (name, role): signed_in(person)
            for name, side in (("own", self.own), ("other", self.other))
            for role, person in side.people.items()
        }
        peer = make_person(self.own.agency)
        give(peer, Role.LEARNER, self.own.agency, self.own.unit)
        self.peer = signed_in(peer)
        suspended = make_person(self.own.agency)
        self.suspended = signed_in(suspended)
        suspended.is_active = False
        suspended.save()
        self.nobody = Client()


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker, own_folders) -> Iterator[World]:
    now = timezone.now
    with django_db_blocker.unblock(), transaction.atomic():
        timezone.now = lambda: NOW
        try:
            yield World()
        finally:
            timezone.now = now
            transaction.set_rollback(True)


def fill(address: str, side: Side) -> str:
    """The address with the side's objects in it."""

    def example(part: re.Match[str]) -> str:
        make = EXAMPLES.get(f"{address} {part[1]}") or EXAMPLES.get(part[1])
        if make is None:
            pytest.fail(f"/{address}: no example of {part[1]!r}; add one to EXAMPLES")
        return str(make(side))

    return "/" + PART.sub(example, address)


def send(client: Client, method: str, address: str, form: dict[str, Any]) -> HttpResponseBase:
    """One request, of which nothing remains."""
    cookies = client.cookies.output(header="", sep=";")
    with transaction.atomic():
        answer = client.get(address) if method == "GET" else client.post(address, form)
        transaction.set_rollback(True)
    client.cookies = SimpleCookie(cookies)
    return answer


def outcome(answer: HttpResponseBase) -> str:
    """What an answer says about access, in one word."""
    if answer.status_code == 405:
        return "method"
    to_login = answer.status_code == 302 and answer["Location"].startswith("/masuk/?")
    if to_login or answer.status_code == 401:
        return "sign in"
    words = {403: "refused", 404: "hidden"}
    return words.get(answer.status_code, "in" if answer.status_code < 500 else "broken")


def expected(access: str, role: Role | None, *, is_own: bool) -> str:
    if access == ANYONE:
        return "in"
    if role is None:
        return "sign in"
    if not may(role, Verb(access)):
        return "refused"
    return "in" if is_own or role == Role.NATIONAL else "hidden"


class Checks:
    """Counts what was asked and keeps every wrong answer."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.count = 0
        self.wrong: list[str] = []

    def ask(self, who: str, client: Client, method: str, side: Side, form, want: str) -> None:
        answer = send(client, method, fill(self.address, side), form)
        self.count += 1
        if (got := outcome(answer)) not in (want, "method"):
            self.wrong.append(
                f"{method} /{self.address} as {who}: {got} ({answer.status_code}), not {want}"
            )


def check(address: str, entry: URLPattern, world: World) -> Checks:
    access = access_of(entry.callback)
    assert access is not None, f"/{address}: the page does not say whom it is for"
    parts = PART.findall(address)
    checks = Checks(address)
    form_of = FORMS.get(address, lambda side, role: {})
    for method in METHODS:
        form = form_of(world.own, Role.LEARNER)
        strangers = {"nobody": world.nobody, "a suspended person": world.suspended}
        for who, client in strangers.items():
            want = expected(access, None, is_own=True)
            checks.ask(who, client, method, world.own, form, want)
        for (side_name, role), client in world.clients.items():
            home = world.own if side_name == "own" else world.other
            for side in (world.own, world.other) if parts else (home,):
                is_own = side is home
                checks.ask(
                    f"{role} of the {'same' if is_own else 'other'} agency",
                    client,
                    method,
                    side,
                    form_of(side if parts else home, role),
                    expected(access, role, is_own=is_own),
                )
        if PERSONAL & set(parts) and access == Verb.LEARN:
            checks.ask("a colleague", world.peer, method, world.own, form, "hidden")
    return checks


@pytest.mark.parametrize(("address", "entry"), PAGES, ids=[f"/{address}" for address, _ in PAGES])
def test_access(address, entry, world, record_property):
    checks = check(address, entry, world)
    record_property("access checks", checks.count)
    assert not checks.wrong, "\n".join(checks.wrong)


def test_every_address_declares_its_access():
    assert check_declared(urlconfs=[settings.ROOT_URLCONF, settings.CONTENT_URLCONF]) == []


def test_a_planted_undeclared_address_is_found(world, settings):
    def undeclared(request):
        return HttpResponse("everyone sees this")

    settings.ROOT_URLCONF = type("planted", (), {"urlpatterns": [path("rahasia/", undeclared)]})
    entry = settings.ROOT_URLCONF.urlpatterns[0]
    with pytest.raises(AssertionError, match="does not say whom it is for"):
        check("rahasia/", entry, world)
    assert world.clients["own", Role.LEARNER].get("/rahasia/").status_code == 404


def test_a_planted_open_door_is_found(world, settings):
    """A page that lets in whoever asks, although it says that it is for administrators."""

    def careless(request):
        return HttpResponse("everyone sees this")

    careless.access = Verb.ADMINISTER.value  # type: ignore[attr-defined]
    settings.ROOT_URLCONF = type("planted", (), {"urlpatterns": [path("rahasia/", careless)]})
    wrong = check("rahasia/", settings.ROOT_URLCONF.urlpatterns[0], world).wrong
    assert any("as nobody: in" in line for line in wrong)
    assert any("as learner of the same agency: in" in line for line in wrong)


def test_a_planted_address_without_an_example_is_found(world):
    def open_page(request, secret):
        return HttpResponse()

    open_page.access = ANYONE  # type: ignore[attr-defined]
    page = path("rahasia/<uuid:secret>/", open_page)
    with pytest.raises(pytest.fail.Exception, match="no example of 'secret'"):
        check("rahasia/<uuid:secret>/", page, world)
