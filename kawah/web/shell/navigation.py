"""The bar of four for each role, and where each role is at home. Addresses are URL names."""

from functools import cache

from django.conf import settings
from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
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

BATCHES = (
    "/penyelenggara/pendaftaran/",
    "/penyelenggara/kursus-wajib/",
    "/penyelenggara/daftar-tunggu/",
    "/penyelenggara/sertifikat/",
)
WRITING = ("/mengajar/naskah/", "/mengajar/telaah/")

PLACES: dict[str, tuple[Place, ...]] = {
    Role.LEARNER: (
        Place(HOME, "home", "learner:home"),
        Place(_("Belajar"), "book", "learner:courses", ("/kursus/", "/percobaan/")),
        Place(_("JP"), "clock", "learner:hours"),
        ACCOUNT,
    ),
    Role.TRAINER: (
        Place(HOME, "home", "trainer:home"),
        Place(
            pgettext_lazy("menu", "Kursus"),
            "book",
            "trainer:courses",
            ("/mengajar/naskah/", "/mengajar/telaah/"),
        ),
        Place(_("Penilaian"), "check", "trainer:marking"),
        ACCOUNT,
    ),
    Role.PRACTITIONER: (Place(HOME, "home", "public:practitioner"), NEWS, HELP, ACCOUNT),
    Role.ORGANIZER: (
        Place(HOME, "home", "organizer:home"),
        Place(_("Pengajuan"), "check", "organizer:claims", ("/penyelenggara/rekap/",)),
        Place(_("Angkatan"), "list", "organizer:batches", BATCHES),
        ACCOUNT,
    ),
    Role.TREASURER: (Place(HOME, "home", "public:treasurer"), NEWS, HELP, ACCOUNT),
    Role.SUPERVISOR: (
        Place(HOME, "home", "supervisor:home"),
        Place(_("Tim"), "people", "supervisor:team"),
        Place(_("Pengajuan"), "check", "supervisor:claims"),
        ACCOUNT,
    ),
    Role.EXECUTIVE: (Place(HOME, "home", "executive:home"), NEWS, HELP, ACCOUNT),
    Role.STEWARD: (
        Place(HOME, "home", "steward:home"),
        Place(
            pgettext_lazy("menu", "Pegawai"),
            "people",
            "steward:staff",
            ("/instansi/akun/", "/instansi/pindahan/", "/instansi/berhenti/"),
        ),
        Place(_("Angkatan"), "list", "organizer:batches", BATCHES),
        ACCOUNT,
    ),
    Role.NATIONAL: (
        Place(HOME, "home", "public:national"),
        Place(pgettext_lazy("menu", "Instansi"), "people", "steward:agencies"),
        Place(
            _("Aturan JP"),
            "list",
            "steward:rules",
            (
                "/nasional/data-acuan/",
                "/nasional/kompetensi/",
                "/nasional/standar/",
                "/nasional/resep/",
                "/nasional/usulan/",
            ),
        ),
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


def bar(role: str | None, *, language: str, path: str) -> SafeString:
    """The bar of a role, with the place that a page is or lies within."""
    return _bar(role, _urls(), language=language, here=_place_of(role, path))


def places_of(role: str | None) -> tuple[tuple[Place, str], ...]:
    """The bar's places with their addresses. One whose screen is not there is left out."""
    return _places(role, _urls())


def more_of(role: str | None) -> tuple[tuple[Place, str], ...]:
    """What stands under the account of a role."""
    return _with_addresses(MORE.get(role or "", ()), _urls())


def footer(*, language: str) -> SafeString:
    return _footer(_urls(), language=language)


def home_of(role: str | None) -> str:
    """The address of a role's home."""
    return (address(PLACES[role][0].name) if role else "") or address(ACCOUNT.name)


def address(name: str) -> str:
    """The address of a URL name; empty when no screen has that name yet."""
    return _address(name, _urls())


def _urls() -> str:
    """What the kept addresses belong to."""
    urlconf: str = settings.ROOT_URLCONF
    return urlconf


@cache
def _address(name: str, urls: str) -> str:
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""


@cache
def _places(role: str | None, urls: str) -> tuple[tuple[Place, str], ...]:
    return _with_addresses(PLACES[role] if role else EVERYONE, urls)


def _with_addresses(places: tuple[Place, ...], urls: str) -> tuple[tuple[Place, str], ...]:
    known = ((place, _address(place.name, urls)) for place in places)
    return tuple((place, where) for place, where in known if where)


def _place_of(role: str | None, path: str) -> tuple[str, str]:
    """The place a path is or lies within, and how `aria-current` says it; the nearest one wins."""
    around = [
        (len(beginning), where)
        for place, where in places_of(role)
        for beginning in (where, *place.holds)
        if path.startswith(beginning)
    ]
    _, where = max(around, default=(0, ""))
    return where, "page" if path == where else "true"


@cache
def _bar(role: str | None, urls: str, *, language: str, here: tuple[str, str]) -> SafeString:
    return format_html_join(
        "",
        '<li><a href="{}"{}>{}{}</a></li>',
        (
            (where, _current(where, here), drawings.outline(place.icon), place.word)
            for place, where in places_of(role)
        ),
    )


def _current(where: str, here: tuple[str, str]) -> SafeString | str:
    return format_html(' aria-current="{}"', here[1]) if where == here[0] else ""


@cache
def _footer(urls: str, *, language: str) -> SafeString:
    known = ((_address(name, urls), word) for word, name in FOOTER)
    return format_html_join(
        "\n", '<li><a href="{}">{}</a></li>', (entry for entry in known if entry[0])
    )
