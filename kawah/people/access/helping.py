"""Whom to ask at one's agency: the words its steward wrote, else those of the agency above, else
the stewards by name."""

from datetime import date, datetime

from django.db import transaction
from django.db.models import Q

from kawah.people.access.models import Grant
from kawah.people.access.roles import Role
from kawah.people.directory.api import Agency, Person, Reach, ancestors
from kawah.records import api as records

MOST_NAMES = 3


def contact_of(agency: Agency, *, on: date) -> str:
    """Empty when nobody can be named."""
    return _written(agency) or _stewards(agency, on=on)


def _written(agency: Agency) -> str:
    rows = Agency.objects.filter(path__in=ancestors(agency.path)).exclude(help_contact="")
    words = dict(rows.values_list("path", "help_contact"))
    return words[max(words, key=len)] if words else ""


def _stewards(agency: Agency, *, on: date) -> str:
    within = Q(agency__path__in=ancestors(agency.path), reach=Reach.AGENCY)
    rows = Grant.objects.in_force(on=on).filter(within, role=Role.STEWARD, person__is_active=True)
    names = rows.order_by("-agency__path", "person__name").values_list("person__name", flat=True)
    return ", ".join(dict.fromkeys(names[:MOST_NAMES]))


@transaction.atomic
def set_help_contact(agency: Agency, words: str, *, by: Person, now: datetime) -> bool:
    """Whom people of an agency may ask; False when that is what stands there."""
    held = Agency.objects.select_for_update(of=("self",)).get(pk=agency.pk)
    if held.help_contact == words:
        return False
    before, held.help_contact = held.help_contact, words
    held.save(update_fields=["help_contact"])
    records.note(
        verb="agency.help_contact_set",
        subject=f"agency/{held.uuid}",
        by=by.uuid,
        now=now,
        agency=held.code,
        before={"contact": before},
        after={"contact": words},
    )
    return True
