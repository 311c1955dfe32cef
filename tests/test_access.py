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
from django.db import connection, transaction
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.test import Client
from django.urls import URLPattern, path
from django.utils import timezone

from kawah.earned.certificates.api import Certificate, Official
from kawah.earned.claims.api import Claim
from kawah.earned.hours import api as hours
from kawah.earned.recaps.api import Recap
from kawah.insight.analytics.api import Export
from kawah.learning.assessment.api import Item
from kawah.learning.curriculum.api import Policy, Review, policies
from kawah.learning.joining.api import Bound, Duty, Nomination
from kawah.people.access.api import Role, Verb, grant, may
from kawah.people.accounts.api import DataProblem, SlipOrder
from kawah.people.competencies.api import Competency, Proposal, Standard
from kawah.people.directory.api import Reach, Unit
from kawah.people.errands.api import Errand
from kawah.people.rosters.api import Release, Roster
from kawah.web.shell.access import ANYONE, MACHINES, access_of, check_declared, patterns
from tests.factories import NOW, TODAY, make_person, make_unit, place
from tests.world import (
    Side,
    award,
    claim,
    entrust,
    give,
    give_codes,
    hand_in,
    make_side,
    mend,
    nominate,
    own_competency,
    propose,
    recap,
    send_for_review,
    sign_for,
    signed_in,
    take_away,
    write,
)


# What stands for an object in an address, by the name of the address's part; or by the whole
# address and the part where one name means several things.
def certificate_of(side: Side) -> Certificate:
    return Certificate.objects.get(enrollment=side.things.enrollment)


def review_of(side: Side) -> Review:
    return Review.objects.get(reviewer=side.people[Role.TRAINER])


MANUSCRIPT = "mengajar/naskah/<uuid:manuscript>/"


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
    "official": lambda side: Official.objects.get(agency=side.agency).pk,
    "claim": lambda side: Claim.objects.get(person=side.people[Role.LEARNER]).uuid,
    "roster": lambda side: Roster.objects.get(agency=side.agency).uuid,
    "nomination": lambda side: Nomination.objects.get(agency=side.agency).uuid,
    "recap": lambda side: Recap.objects.get(agency=side.agency).uuid,
    "competency": lambda side: Competency.objects.filter(agency=None).latest("pk").pk,
    "standard": lambda side: Standard.objects.filter(position=None).latest("pk").pk,
    "policy": lambda side: Policy.objects.filter(severity="error").latest("pk").pk,
    "proposal": lambda side: Proposal.objects.get().uuid,
    "own": lambda side: Competency.objects.get(agency=side.agency).pk,
    "duty": lambda side: Duty.objects.get(agency=side.agency).uuid,
    "bound": lambda side: Bound.objects.get(duty__agency=side.agency).uuid,
    "errand": lambda side: Errand.objects.get(agency=side.agency).uuid,
    "release": lambda side: Release.objects.get(agency=side.agency).uuid,
    "order": lambda side: SlipOrder.objects.filter(agency=side.agency).latest("pk").uuid,
    "grant": lambda side: side.people[Role.LEARNER].grants.latest("pk").pk,
    "number": lambda side: 1,
    "table": lambda side: "konversi-jp",
    "export": lambda side: Export.objects.get(by=side.people[Role.STEWARD]).uuid,
    "other": lambda side: side.people[Role.SUPERVISOR].uuid,
    "agency": lambda side: side.agency.uuid,
    "unit": lambda side: side.unit.pk,
    "problem": lambda side: DataProblem.objects.get(person__agency=side.agency).uuid,
    "code": lambda side: certificate_of(side).code,
    "manuscript": lambda side: side.things.course.manuscript.uuid,
    "key": lambda side: "membaca",
    f"{MANUSCRIPT}modul/<slug:key>/ key": lambda side: "m1",
    f"{MANUSCRIPT}data/<slug:part>/ part": lambda side: "umum",
    f"{MANUSCRIPT}berkas/<path:path> path": lambda side: "pelajaran/01.md",
    "review": lambda side: review_of(side).uuid,
    "waiver": lambda side: review_of(side).manuscript.course.waivers.get().uuid,
    "comment": lambda side: side.things.course.manuscript.reviews.get().comments.get().uuid,
    "removal": lambda side: side.things.course.manuscript.removals.get().uuid,
    "mengajar/naskah/<uuid:manuscript>/pelajaran/<path:path> path": lambda side: "pelajaran/01.md",
    "mengajar/naskah/<uuid:manuscript>/soal/<path:path> path": lambda side: "soal/bank.gift",
}
# What a form must hold so that its own page does not refuse it as unknown, by address.
FORMS: dict[str, Callable[[Side, Role], dict[str, Any]]] = {
    "bahasa/": lambda side, role: {"bahasa": "en"},
    "peran/": lambda side, role: {"grant": side.people[role].grants.get().pk},
    "mengajar/renungan/<uuid:entry>/balasan/": lambda side, role: {"text": "Terima kasih."},
}
# Parts that name something of one learner: a colleague of the same agency must not see it either.
PERSONAL = {"enrollment", "attempt", "entry", "certificate", "claim"}
# Whose colleague of the same role must not get in: each sees only own people, courses and things.
PEERS = {
    Verb.LEARN: Role.LEARNER,
    Verb.TEACH: Role.TRAINER,
    Verb.SUPERVISE: Role.SUPERVISOR,
    Verb.ORGANIZE: Role.ORGANIZER,
    Verb.ADMINISTER: Role.STEWARD,
}
# Who looks after an agency looks after those below it, too; and may look after a unit alone.
LOOKING_AFTER = (Role.STEWARD, Role.ORGANIZER)
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
        policies.load()
        self.own, self.other = make_side("kptk"), make_side("marapu")
        propose(self.own)
        for side in (self.own, self.other):
            award(side)
            give_codes(side)
            mend(side, "u1")
            claim(side)
            own_competency(side)
            sign_for(side)
            hand_in(side)
            entrust(side)
            nominate(side)
            recap(side)
            take_away(side)
            write(side)
            send_for_review(side)
        self.clients: dict[tuple[str, Role], Client] = {
            (name, role): signed_in(person)
            for name, side in (("own", self.own), ("other", self.other))
            for role, person in side.people.items()
        }
        self.below = make_side("kptk-balai", parent=self.own.agency)
        award(self.below)
        give_codes(self.below)
        mend(self.below, "u1")
        claim(self.below)
        own_competency(self.below)
        sign_for(self.below)
        hand_in(self.below)
        entrust(self.below)
        nominate(self.below)
        recap(self.below)
        take_away(self.below)
        write(self.below)
        send_for_review(self.below)
        self.clerks = {role: signed_in(self.below.people[role]) for role in PEERS.values()}
        elsewhere = make_unit(self.own.agency)
        self.peers = {verb: self._peer(role, elsewhere) for verb, role in PEERS.items()}
        suspended = make_person(self.own.agency)
        self.suspended = signed_in(suspended)
        suspended.is_active = False
        suspended.save()
        self.nobody = Client()

    def _peer(self, role: Role, unit: Unit) -> Client:
        """A colleague with the same role who teaches, supervises and looks after others."""
        person = make_person(self.own.agency)
        if role not in LOOKING_AFTER:
            give(person, role, self.own.agency, unit)
            return signed_in(person)
        place(person, unit=unit)
        grant(
            person,
            role,
            reach=Reach.UNIT,
            agency=unit.agency,
            unit=unit,
            effective_from=TODAY,
            now=NOW,
        )
        return signed_in(person)


@pytest.fixture(scope="module")
def world(shelf, django_db_blocker, own_folders) -> Iterator[World]:
    now = timezone.now
    with django_db_blocker.unblock(), shelf.emptied(), transaction.atomic():
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
    if access in (ANYONE, MACHINES):  # the tests ask from this machine
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
        # By method and whether somebody should get in: whether the method was refused.
        self.refusals: dict[tuple[str, bool], set[bool]] = {}

    def ask(self, who: str, client: Client, method: str, side: Side, form, want: str) -> None:
        answer = send(client, method, fill(self.address, side), form)
        self.count += 1
        is_refused = answer.status_code == 405
        self.refusals.setdefault((method, want == "in"), set()).add(is_refused)
        if (got := outcome(answer)) not in (want, "method"):
            self.wrong.append(
                f"{method} /{self.address} as {who}: {got} ({answer.status_code}), not {want}"
            )

    def judge_methods(self) -> None:
        """A refused method tells nothing about access unless it is refused to all, and one of the
        methods has to be answered."""
        for method in METHODS:
            right, others = (self.refusals.get((method, is_in), set()) for is_in in (True, False))
            if True in others and False in right:
                self.wrong.append(f"{method} /{self.address}: 405 hides who is refused")
        if not any(False in refused for refused in self.refusals.values()):
            self.wrong.append(f"/{self.address}: neither method is answered")


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
            if is_known(access, side_name, role):
                continue
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
        if access in PEERS and parts:
            ask_near(checks, method, access=Verb(access), world=world, form_of=form_of)
    checks.judge_methods()
    return checks


def is_known(access: str, side: str, role: Role) -> bool:
    """Whom the table of roles turns away meets no row of any agency: it is enough to ask one
    agency's people at both agencies' addresses, and one database."""
    is_by_role = access not in (ANYONE, MACHINES) and not may(role, Verb(access))
    return is_by_role and (side != "own" or connection.vendor == "postgresql")


def ask_near(
    checks: Checks, method: str, *, access: Verb, world: World, form_of: Callable[..., Any]
) -> None:
    """Those who stand nearest: colleagues of the same role, and the agency below."""
    role = PEERS[access]
    form = form_of(world.own, role)
    if access != Verb.LEARN or PERSONAL & set(PART.findall(checks.address)):
        peer, clerk = world.peers[access], world.clerks[role]
        checks.ask(f"another {role}", peer, method, world.own, form, "hidden")
        checks.ask(f"{role} of the agency below", clerk, method, world.own, form, "hidden")
    above = world.clients["own", role]
    want = "in" if role in LOOKING_AFTER else "hidden"
    if access != Verb.LEARN:
        who = f"{role} of the agency above"
        checks.ask(who, above, method, world.below, form_of(world.below, role), want)


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
    is_asked = connection.vendor != "postgresql"  # see is_known
    assert any("as learner of the same agency: in" in line for line in wrong) == is_asked


def test_a_planted_405_that_hides_who_is_refused_is_found(world, settings):
    """A page that tells those without a role that its method is wrong, and lets the others in."""

    def hiding(request):
        held = getattr(request.user, "grants", None)
        is_learner = held is not None and held.filter(role=Role.LEARNER).exists()
        return HttpResponse(status=200 if is_learner else 405)

    hiding.access = Verb.LEARN.value  # type: ignore[attr-defined]
    settings.ROOT_URLCONF = type("planted", (), {"urlpatterns": [path("rahasia/", hiding)]})
    wrong = check("rahasia/", settings.ROOT_URLCONF.urlpatterns[0], world).wrong
    assert "GET /rahasia/: 405 hides who is refused" in wrong


def test_a_planted_address_without_an_example_is_found(world):
    def open_page(request, secret):
        return HttpResponse()

    open_page.access = ANYONE  # type: ignore[attr-defined]
    page = path("rahasia/<uuid:secret>/", open_page)
    with pytest.raises(pytest.fail.Exception, match="no example of 'secret'"):
        check("rahasia/<uuid:secret>/", page, world)
