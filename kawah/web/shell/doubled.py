"""A record of a person as it is shown beside another that may be the same human's."""

from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext as _
from msgspec import Struct

from kawah.earned.hours import api as hours
from kawah.people.access.api import Grant, Role
from kawah.people.directory.api import Appointment, Person
from kawah.web.shell import written
from kawah.web.shell.holdings import counted


class Side(Struct, frozen=True):
    """What one of the two records holds; `jp` is of this year."""

    one: Person
    post: str
    jp: str
    courses: int
    certificates: int
    claims: int
    levels: int
    team: int
    roles: list[str]
    can_sign_in: bool


def sides(people: Iterable[int], *, on: date) -> dict[int, Side]:
    """Records by their keys, in four queries however many they are."""
    keys = list(people)
    rows = list(counted(keys, on=on))
    tallies = hours.balances(rows, year=on.year)
    posts, roles = _posts(keys, on=on), _roles(keys, on=on)
    return {
        row.pk: Side(
            one=row,
            post=posts.get(row.pk, ""),
            jp=written.hours(tallies[row.pk].counted, on=on),
            courses=row.courses,
            certificates=row.awarded,
            claims=row.claims,
            levels=row.levels,
            team=row.team,
            roles=roles.get(row.pk, []),
            can_sign_in=row.has_usable_password(),
        )
        for row in rows
    }


def _posts(keys: list[int], *, on: date) -> dict[int, str]:
    held = Appointment.objects.definitive(on=on).filter(person__in=keys)
    rows = held.values_list("person", "position__name", "unit__name")
    return {key: f"{position} · {unit}" for key, position, unit in rows}


def _roles(keys: list[int], *, on: date) -> dict[int, list[str]]:
    """Those that end with the record: a learner everyone may be."""
    found: dict[int, list[str]] = {}
    rows = Grant.objects.in_force(on=on).filter(person__in=keys).exclude(role=Role.LEARNER)
    for key, role in rows.order_by("pk").values_list("person", "role"):
        found.setdefault(key, []).append(str(Role(role).label))
    return found


def called(side: Side) -> str:
    """How one of two with the same name is told from the other."""
    number = side.one.masked_nip or _("tanpa NIP")
    return f"{side.one.name} · {number} · {side.post or side.one.agency.short_name}"
