"""Finding the agency a command works for, and adding agencies and units to their trees."""

import re
from uuid import UUID

from django.utils.translation import gettext as _

from kawah.people.directory.organization import Agency, Unit
from kawah.people.directory.persons import Person


class AgencyUnknown(Exception):
    """No agency can be told from what was given; the message says what to give."""


class AgencyUndecided(AgencyUnknown):
    """Nothing was given, and there is no agency to fall back on."""


def person_named(username: str) -> Person | None:
    """The person with this NIP or e-mail address."""
    if "@" in username:
        found: Person | None = Person.objects.with_email(username).first()
        return found
    digits = re.sub(r"[\s.\-]", "", username)
    named: Person | None = Person.objects.filter(nip=digits).first() if digits else None
    return named


def uuid_of(username: str) -> UUID | None:
    """Who is meant by a user name; None when none was given. Raises AgencyUnknown."""
    return _someone(username).uuid if username else None


def _someone(username: str) -> Person:
    person = person_named(username)
    if person is None:
        raise AgencyUnknown(_("Tidak ada orang dengan nama pengguna itu."))
    return person


def agency_for(*, code: str = "", username: str = "") -> Agency:
    """The agency with this code, else the person's, else the first one.

    Raises AgencyUnknown; of it AgencyUndecided when nothing was given and there is none.
    """
    person = _someone(username) if username else None
    if code:
        agency = Agency.objects.filter(code=code.lower()).first()
        if agency is None:
            raise AgencyUnknown(_("Instansi berkode “%(code)s” tidak ada.") % {"code": code})
        return agency
    if person is not None:
        return person.agency
    first = Agency.objects.order_by("pk").first()
    if first is None:
        raise AgencyUndecided(_("Belum ada instansi; muat data dahulu atau sebut --agency."))
    return first


def path_under(parent: Agency | Unit | None, code: str) -> str:
    """The path of a new node in the tree."""
    return f"{parent.path if parent else '/'}{code.lower()}/"


def ancestors(path: str) -> list[str]:
    """The paths of an agency and of all above it: `/a/b/` gives `/a/` and `/a/b/`."""
    codes = path.strip("/").split("/")
    return ["/" + "/".join(codes[: end + 1]) + "/" for end in range(len(codes))]
