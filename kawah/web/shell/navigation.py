"""The bar of four for each role, and where each role is at home. Addresses are URL names."""

from functools import cache, lru_cache

from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.html import format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _
from msgspec import Struct

from kawah.people.access.api import Role
from kawah.web.shell import drawings


class Place(Struct, frozen=True):
    """`holds` are the beginnings of other addresses that belong to this place."""

    word: Promise
    icon: str
    name: str  # of the URL
    holds: tuple[str, ...] = ()


HOME = _("Beranda")
NEWS = Place(_("Kabar"), "bell", "public:notices")
HELP = Place(_("Bantuan"), "help", "public:help")
ACCOUNT = Place(_("Saya"), "person", "public:account", ("/sertifikat/", "/kompetensi/", "/jurnal/"))

PLACES: dict[str, tuple[Place, ...]] = {
    Role.LEARNER: (
        Place(HOME, "home", "learner:home"),
        Place(_("Belajar"), "book", "learner:courses", ("/kursus/", "/percobaan/")),
        Place(_("JP"), "clock", "learner:hours"),
        ACCOUNT,
    ),
    Role.TRAINER: (
        Place(HOME, "home", "trainer:home"),
        Place(_("Kursus"), "book", "trainer:courses"),
        Place(_("Penilaian"), "check", "trainer:marking"),
        ACCOUNT,
    ),
    Role.PRACTITIONER: (Place(HOME, "home", "public:practitioner"), NEWS, HELP, ACCOUNT),
    Role.ORGANIZER: (Place(HOME, "home", "public:organizer"), NEWS, HELP, ACCOUNT),
    Role.TREASURER: (Place(HOME, "home", "public:treasurer"), NEWS, HELP, ACCOUNT),
    Role.SUPERVISOR: (
        Place(HOME, "home", "supervisor:home"),
        Place(_("Tim"), "people", "supervisor:team"),
        NEWS,
        ACCOUNT,
    ),
    Role.EXECUTIVE: (Place(HOME, "home", "public:executive"), NEWS, HELP, ACCOUNT),
    Role.STEWARD: (
        Place(HOME, "home", "steward:home"),
        Place(_("Jejak"), "check", "steward:feed"),
        NEWS,
        ACCOUNT,
    ),
    Role.NATIONAL: (
        Place(HOME, "home", "public:national"),
        Place(_("Aturan JP"), "clock", "steward:rules"),
        NEWS,
        ACCOUNT,
    ),
}
EVERYONE = (ACCOUNT, NEWS, HELP)
FOOTER = (
    (_("Bantuan"), "public:help"),
    (_("Aksesibilitas"), "public:accessibility"),
    (_("Privasi"), "public:privacy"),
)

# What stands under "Saya" beside the account itself.
MORE: dict[str, tuple[Place, ...]] = {
    Role.LEARNER: (
        Place(_("Sertifikat saya"), "medal", "learner:certificates"),
        Place(_("Kompetensi saya"), "gap", "learner:competencies"),
        Place(_("Jurnal saya"), "pen", "learner:journal"),
    ),
}


@lru_cache(maxsize=500)
def bar(role: str | None, *, language: str, here: str) -> SafeString:
    """The bar of a role in a language, with the place that the page `here` is or lies within."""
    places = places_of(role)
    return format_html_join(
        "",
        '<li><a href="{}"{}>{}{}</a></li>',
        (
            (where, _current(where, here), drawings.outline(place.icon), place.word)
            for place, where in places
        ),
    )


def place_of(role: str | None, path: str) -> str:
    """What of a path the bar knows: itself, or something under it."""
    for place, where in places_of(role):
        if path == where:
            return path
        if path.startswith((where, *place.holds)):
            return f"{where}*"
    return ""


def _current(where: str, here: str) -> SafeString:
    if here == where:
        return mark_safe(' aria-current="page"')
    return mark_safe(' aria-current="true"' if here == f"{where}*" else "")  # noqa: S308


@lru_cache(maxsize=4)
def footer(*, language: str) -> SafeString:
    known = ((word, address(name)) for word, name in FOOTER)
    links = ((where, word) for word, where in known if where)
    return format_html_join("\n", '<li><a href="{}">{}</a></li>', links)


def home_of(role: str | None) -> str:
    """The address of a role's home."""
    return (address(PLACES[role][0].name) if role else "") or address(ACCOUNT.name)


@cache
def places_of(role: str | None) -> tuple[tuple[Place, str], ...]:
    """The bar of a role: places with their addresses. A place whose screen is not there is left
    out."""
    known = ((place, address(place.name)) for place in (PLACES[role] if role else EVERYONE))
    return tuple((place, where) for place, where in known if where)


def more_of(role: str | None) -> list[tuple[Place, str]]:
    known = ((place, address(place.name)) for place in MORE.get(role or "", ()))
    return [(place, where) for place, where in known if where]


def address(name: str) -> str:
    """The address of a URL name; empty when no screen has that name yet."""
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""
