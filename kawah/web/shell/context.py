"""What the frame around a page needs to know; each part is looked up when it is first drawn."""

from collections.abc import Sequence
from functools import cached_property

from django.http import HttpRequest
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from kawah.lib.periods import local_day
from kawah.people.access.api import Grant, Verb, grants_of
from kawah.people.accounts.api import is_advised
from kawah.people.directory.api import Person
from kawah.web.shell import language, navigation
from kawah.web.shell.access import GRANT_IN_USE, choose

OTHER_LANGUAGE = {"id": ("en", "English"), "en": ("id", "Bahasa Indonesia")}


class Frame:
    """The bar, the roles and the language switch around a page."""

    def __init__(self, request: HttpRequest) -> None:
        self.request = request

    @cached_property
    def person(self) -> Person | None:
        """Who is signed in, also on a page that no view has answered."""
        user = getattr(self.request, "user", None)
        return user if isinstance(user, Person) else None

    @property
    def language(self) -> str:
        return get_language() or "id"

    @property
    def other_language(self) -> tuple[str, str]:
        return OTHER_LANGUAGE[self.language]

    @property
    def other_language_address(self) -> str:
        query = self.request.GET.copy()
        query[language.FIELD] = self.other_language[0]
        return f"{self.request.path}?{query.urlencode()}"

    @property
    def address(self) -> str:
        """Where the reader is; a language that the address asks for stays behind."""
        if language.FIELD not in self.request.GET:
            return self.request.get_full_path()
        query = self.request.GET.copy()
        del query[language.FIELD]
        return f"{self.request.path}?{query.urlencode()}" if query else self.request.path

    @cached_property
    def grants(self) -> Sequence[Grant]:
        """Roles held, also where no view has looked them up."""
        held: Sequence[Grant] | None = getattr(self.request, "grants", None)
        if held is None and self.person is not None:
            here = self.person.agency.time_zone
            held = grants_of(self.person, on=local_day(timezone.now(), here))
        return held or []

    @cached_property
    def grant(self) -> Grant | None:
        """The role in use; on a page that is not for it, the one chosen last."""
        found: Grant | None = getattr(self.request, "grant", None)
        in_use = self.request.session.get(GRANT_IN_USE) if self.person else None
        return found or choose(self.grants, verb=Verb.SIGN_IN, in_use=in_use)

    @property
    def role(self) -> str | None:
        return self.grant.role if self.grant else None

    @cached_property
    def advises_factor(self) -> bool:
        """Whether the reader holds power over others and has not set up the second step."""
        return self.person is not None and is_advised(self.person, grants=self.grants)

    @property
    def bar(self) -> SafeString | None:
        if self.person is None:
            return None
        return navigation.bar(self.role, language=self.language, path=self.request.path)

    @property
    def footer(self) -> SafeString:
        return navigation.footer(language=self.language)

    @property
    def home(self) -> str:
        if self.person is None:
            return navigation.address("public:landing")
        return navigation.home_of(self.role)


def frame(request: HttpRequest) -> dict[str, object]:
    return {"frame": Frame(request)}
