"""Who may see a page is said where the page is written; a page that does not say is not served."""

import logging
from collections.abc import Callable, Iterator, Sequence
from functools import update_wrapper
from typing import Any, Concatenate, ParamSpec, cast

from django.conf import settings
from django.core.checks import CheckMessage, Error
from django.core.exceptions import SuspiciousOperation
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, URLResolver, get_resolver
from django.utils import timezone
from django.utils.crypto import constant_time_compare
from django.utils.functional import SimpleLazyObject

from kawah.lib import periods
from kawah.people.access.api import Grant, Verb, grants_of
from kawah.people.directory.api import Person, Reach, Scope
from kawah.web.shell import errors
from kawah.web.shell.asking import OpenRequest, PersonRequest
from kawah.web.shell.requests import Handler

ANYONE = "anyone"
MACHINES = "machines"  # those that watch the site: from this machine, or with the token
GRANT_IN_USE = "grant"  # the session's key
FACTOR_DUE = "factor_due"  # of a session whose owner must first set up the second step
THIS_MACHINE = ("127.0.0.1", "::1")
NEWCOMER = "newcomer"  # of a session whose owner still has first steps to take

Rest = ParamSpec("Rest")
View = Callable[Concatenate[HttpRequest, Rest], HttpResponse]
log = logging.getLogger(__name__)


def anyone(view: Callable[Concatenate[OpenRequest, Rest], HttpResponse]) -> View[Rest]:
    """Declare that a page is for everyone, signed in or not."""

    def open_view(request: HttpRequest, /, *args: Rest.args, **kwargs: Rest.kwargs) -> HttpResponse:
        asking = cast("OpenRequest", request)
        asking.now = timezone.now()
        asking.person = person_of(request)
        return view(asking, *args, **kwargs)

    update_wrapper(open_view, view)
    return _declare(open_view, ANYONE)


def machines(view: Callable[[OpenRequest], HttpResponse]) -> View[[]]:
    """Declare that an address is for programs that watch the site; for others there is none."""

    def watched(request: HttpRequest) -> HttpResponse:
        if not _is_watching(request):
            raise Http404
        asking = cast("OpenRequest", request)
        asking.now, asking.person = timezone.now(), None
        return view(asking)

    update_wrapper(watched, view)
    return _declare(watched, MACHINES)


def _is_watching(request: HttpRequest) -> bool:
    """With a token only who knows it; without one only this machine, unless a proxy stands here,
    whose visitors all come from this machine."""
    if settings.METRICS_TOKEN:
        given = request.headers.get("Authorization", "").removeprefix("Bearer ")
        return constant_time_compare(given, settings.METRICS_TOKEN)
    is_forwarded = "X-Forwarded-For" in request.headers or "Forwarded" in request.headers
    return request.META.get("REMOTE_ADDR") in THIS_MACHINE and not is_forwarded


def may(
    verb: Verb,
) -> Callable[[Callable[Concatenate[PersonRequest, Rest], HttpResponse]], View[Rest]]:
    """Declare that a page is for signed-in persons with a role that has this verb."""

    def declare(view: Callable[Concatenate[PersonRequest, Rest], HttpResponse]) -> View[Rest]:
        def guarded(
            request: HttpRequest, /, *args: Rest.args, **kwargs: Rest.kwargs
        ) -> HttpResponse:
            person = person_of(request)
            if person is None:
                return errors.sign_in_first(request)
            asking = _ask(request, person, verb)
            if asking.grant is None and verb != Verb.SIGN_IN:
                return errors.refused(request, verb)
            if verb != Verb.SIGN_IN and is_factor_due(request):
                return redirect("public:factor")
            return view(asking, *args, **kwargs)

        update_wrapper(guarded, view)
        return _declare(guarded, verb.value)

    return declare


def is_factor_due(request: HttpRequest) -> bool:
    """Whether the second step comes first; pages for one's own account are spared, and those that
    give power over others by a role ask for themselves."""
    return bool(request.session.get(FACTOR_DUE))


def _refuse_nul(request: HttpRequest, view: Callable[..., HttpResponse]) -> None:
    """No text of ours holds the character NUL, and PostgreSQL would take none.

    A view without a form token reads its body by itself.
    """
    is_form = request.method == "POST" and not getattr(view, "csrf_exempt", False)
    for fields in [request.GET, request.POST] if is_form else [request.GET]:
        if any("\0" in value for _name, values in fields.lists() for value in values):
            raise SuspiciousOperation("a field holds NUL")


def _declare(view: View[Rest], access: str) -> View[Rest]:
    view.access = access  # type: ignore[attr-defined]
    return view


def person_of(request: HttpRequest) -> Person | None:
    return request.user if isinstance(request.user, Person) else None


def _ask(request: HttpRequest, person: Person, verb: Verb) -> PersonRequest:
    asking = cast("PersonRequest", request)
    asking.person = person
    asking.now = timezone.now()
    asking.today = periods.local_day(asking.now, person.agency.time_zone)
    held = SimpleLazyObject(lambda: grants_of(person, on=asking.today))
    asking.grants = cast("Sequence[Grant]", held)
    asking.grant = choose(asking.grants, verb=verb, in_use=request.session.get(GRANT_IN_USE))
    own = Scope(person=person.pk, reach=Reach.OWN)
    asking.scope = asking.grant.scope if asking.grant else own
    return asking


def choose(grants: Sequence[Grant], *, verb: Verb, in_use: int | None) -> Grant | None:
    """The role in use when it has the verb; otherwise the first that has it, so that a link from a
    message opens whichever role is in use."""
    able = [grant for grant in grants if grant.may(verb)]
    kept = (grant for grant in able if grant.pk == in_use)
    return next(kept, able[0] if able else None)


class Doorkeeper:
    """Answers 404 for a view that does not declare whom it is for, 400 for what none can read."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self,
        request: HttpRequest,
        view: Callable[..., HttpResponse],
        args: Sequence[object],
        kwargs: dict[str, object],
    ) -> None:
        if access_of(view) is None:
            log.error("view without declared access", extra={"view": view.__module__})
            raise Http404
        _refuse_nul(request, view)


def refuse_undeclared(get_response: Handler) -> Doorkeeper:
    return Doorkeeper(get_response)


def access_of(view: Callable[..., Any]) -> str | None:
    """The verb a view asks for, ANYONE, or None when it does not say."""
    declared: str | None = getattr(view, "access", None)
    return declared


def patterns(urlconf: str, prefix: str = "") -> Iterator[tuple[str, URLPattern]]:
    """Every address of a URLconf with its pattern."""
    yield from _walk(get_resolver(urlconf), prefix)


def _walk(resolver: URLResolver, prefix: str) -> Iterator[tuple[str, URLPattern]]:
    for entry in resolver.url_patterns:
        address = prefix + str(entry.pattern)
        if isinstance(entry, URLResolver):
            yield from _walk(entry, address)
        else:
            yield address, entry


def check_declared(*, urlconfs: Sequence[str]) -> list[CheckMessage]:
    """One error for each address whose view does not say whom it is for."""
    return [
        Error(
            f"{address}: the view does not declare its access",
            hint="Put @may(Verb.…) or @anyone from kawah.web.shell.access on it.",
            id="shell.E001",
        )
        for urlconf in urlconfs
        for address, entry in patterns(urlconf)
        if access_of(entry.callback) is None
    ]
