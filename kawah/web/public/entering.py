"""What happens once somebody is known: the sign-in itself, the device mark, the way on."""

from datetime import timedelta

from django.conf import settings
from django.contrib import auth
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.crypto import constant_time_compare

from kawah.lib.periods import local_day
from kawah.people.access.api import grants_of, lockout
from kawah.people.accounts import api as accounts
from kawah.people.directory.api import Person
from kawah.web.public.guesses import marks_of
from kawah.web.shell import language
from kawah.web.shell.access import FACTOR_DUE, NEWCOMER
from kawah.web.shell.addresses import next_of
from kawah.web.shell.asking import OpenRequest
from kawah.web.shell.navigation import home_of

WAITING = "second_step"  # the session's key: whose password was right, and when
PATIENCE = timedelta(minutes=10)


def goal(request: OpenRequest, person: Person) -> str:
    """The page asked for, or the home of the person's first role: one step less on a slow line."""
    today = local_day(request.now, person.agency.time_zone)
    grants = grants_of(person, on=today)
    return next_of(request, otherwise=home_of(grants[0].role if grants else None))


def enter(request: OpenRequest, person: Person) -> HttpResponse:
    """Sign in somebody whose password is right; who has set up a second step is asked for it."""
    if accounts.factor_of(person) is None:
        return complete(request, person)
    request.session[WAITING] = [person.pk, person.get_session_auth_hash(), request.now.timestamp()]
    way = next_of(request, otherwise="")
    return redirect(reverse("public:second_step", query={"next": way} if way else None))


def waiting(request: OpenRequest) -> Person | None:
    """Whose password was right a short while ago, and still is."""
    person_pk, mark, at = request.session.get(WAITING) or (None, "", 0.0)
    if person_pk is None or request.now.timestamp() - at > PATIENCE.total_seconds():
        return None
    rows = Person.objects.filter(pk=person_pk, is_active=True)
    person: Person | None = rows.select_related("agency").first()
    if person is None or not constant_time_compare(person.get_session_auth_hash(), mark):
        return None
    return person


def complete(request: OpenRequest, person: Person) -> HttpResponse:
    """Sign the person in, and on to where they wanted to go."""
    auth.login(request, person)
    request.session.pop(WAITING, None)
    agent = request.headers.get("User-Agent", "")
    session = request.session.session_key or ""
    accounts.remember_sign_in(person, session=session, agent=agent, now=request.now)
    if accounts.is_due(person, now=request.now):
        request.session[FACTOR_DUE] = True
    if (chosen := language.kept(request)) and chosen != person.language:
        person.language = chosen
        person.save(update_fields=["language"])
    response = redirect(_first(request, person))
    response.set_cookie(
        lockout.DEVICE_COOKIE,
        lockout.device_marks(person, before=marks_of(request)),
        max_age=lockout.DEVICE_DAYS * 24 * 3600,
        httponly=True,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )
    return response


def _first(request: OpenRequest, person: Person) -> str:
    """Who is new looks at what is known about them before going on."""
    way = goal(request, person)
    arrival = accounts.arrival_of(person)
    if arrival is None:
        return way
    request.session[NEWCOMER] = True
    return way if arrival.confirmed_at else reverse("public:own_data", query={"next": way})
