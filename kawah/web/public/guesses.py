"""What a guess at a password is held against, at every form that takes one."""

from django.http import HttpRequest

from kawah.people.access.api import lockout
from kawah.people.directory.api import Person
from kawah.web.shell.addresses import caller_of


def counters_of(request: HttpRequest, whom: Person | str) -> list[lockout.Counter]:
    return lockout.counters(whom, address=caller_of(request), marks=marks_of(request))


def counters_of_step(request: HttpRequest, person: Person) -> list[lockout.Counter]:
    """Of guesses at the second step: whoever makes them knows the password."""
    address, marks = caller_of(request), marks_of(request)
    return lockout.counters(person, address=address, marks=marks, at="second step")


def marks_of(request: HttpRequest) -> str:
    """Who has signed in from this browser before, as the lock-out reads it."""
    return request.COOKIES.get(lockout.DEVICE_COOKIE, "")
