"""What one record gives to the other before it is closed."""

from contextlib import suppress
from datetime import date, datetime

from kawah.people.access.api import name_supervisors
from kawah.people.directory.api import (
    Person,
    Supervision,
    SupervisionCircle,
    assign_supervisor,
    close_posts,
    hand_over_posts,
    supervisor_of,
)
from kawah.people.doubles.models import Merger


def hand_over(merger: Merger, *, on: date, now: datetime) -> None:
    """Whom the one supervised has the other from now on; who lacks a post or a supervisor gets
    that of the one who goes."""
    gone, stays, by = merger.gone, merger.stays, merger.decided_by
    ties = Supervision.objects.in_force(on=on).filter(supervisor=gone).exclude(person=stays)
    below = [(tie.person, stays) for tie in ties.select_related("person__agency")]
    above = supervisor_of(gone, on=on)
    hand_over_posts(gone, stays, on=on)
    close_posts(gone, on=on)
    if below:
        name_supervisors(below, by=by, on=on, now=now)
    if above is None or above == stays or supervisor_of(stays, on=on) is not None:
        return
    with suppress(SupervisionCircle):
        named_by = by.uuid if by else None
        assign_supervisor(stays, supervisor=above, effective_from=on, by=named_by, now=now)


def share_data(gone: Person, stays: Person) -> None:
    """What the one who stays lacks; the number that goes stays with its record."""
    email, target = gone.email, gone.target_position_id
    gone.is_active = False
    if stays.email is None:
        gone.email = None
    gone.save(update_fields=["is_active", "email"])
    if stays.email is None:
        stays.email = email
    stays.target_position_id = stays.target_position_id or target
    if not stays.phone and stays.phone_own_at is None:
        stays.phone, stays.phone_own_at = gone.phone, gone.phone_own_at
    stays.save(update_fields=["email", "target_position", "phone", "phone_own_at"])
