"""The worker's part: orders are served in pieces, and sheets whose codes have expired deleted."""

from collections.abc import Sequence
from datetime import datetime
from hashlib import sha256
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models import F, OuterRef, Q, Subquery

from kawah.lib import checkpoints, codes, sealing
from kawah.lib.periods import local_day
from kawah.people.accounts import letters, slips, tickets
from kawah.people.accounts.models import Sheet, SlipOrder
from kawah.people.accounts.ordering import is_alike, members_of
from kawah.people.accounts.slips import Slip
from kawah.people.directory.api import Appointment

AT_ONCE = 400  # people in one piece: at most forty pages, about a second
PURPOSE = "sheet"


def write_waiting(*, now: datetime) -> int:
    """Serve the next people of the oldest order; how many. It ends when nobody is left."""
    rows = SlipOrder.objects.filter(finished_at=None).order_by("made_at", "pk")
    order = rows.select_related("agency", "unit__agency", "by").first()
    if order is None:
        return _delete_expired(now=now)
    people = _next(order, now=now)
    if not people:
        SlipOrder.objects.filter(pk=order.pk).update(finished_at=now)
        return 1
    return _serve(order, people, now=now)


def _next(order: SlipOrder, *, now: datetime) -> list[Any]:
    """Those after the last one served, in the order of names, with their unit."""
    beyond = Q(name__gt=order.after_name) | Q(name=order.after_name, pk__gt=order.after_pk)
    on = local_day(now, order.agency.time_zone)
    unit = Appointment.objects.definitive(on=on).filter(person=OuterRef("pk")).order_by("pk")
    rows = members_of(order, now=now).filter(beyond).select_related("agency")
    rows = rows.annotate(
        unit=Subquery(unit.values("unit__name")[:1]), is_alike=is_alike(order.scope, on=on)
    )
    return list(rows.order_by("name", "pk")[:AT_ONCE])


def _serve(order: SlipOrder, people: Sequence[Any], *, now: datetime) -> int:
    """Draw first, outside of any transaction; then let the codes hold, if nobody was faster."""
    mailed = [one for one in people if one.email and (order.by_mail or one.is_alike)]
    printed = [one for one in people if not (one.email and order.by_mail) and not one.is_alike]
    fresh = [codes.new(tickets.LENGTH) for _one in printed]
    path = _draw(order, printed, fresh, now=now) if printed else ""
    with transaction.atomic():
        last = people[-1]
        here = SlipOrder.objects.filter(
            pk=order.pk, after_name=order.after_name, after_pk=order.after_pk
        )
        if not here.update(
            after_name=last.name,
            after_pk=last.pk,
            mailed=F("mailed") + len(mailed),
            printed=F("printed") + len(printed),
        ):
            return 0
        if printed:
            tickets.keep(printed, fresh, life=tickets.SHEET_LIFE, now=now)
            _keep(order, printed, path, now=now)
        letters.send_all(mailed, life=tickets.LETTER_LIFE, now=now)
        checkpoints.reached("slips")
    return len(people)


def _draw(order: SlipOrder, people: Sequence[Any], fresh: Sequence[str], *, now: datetime) -> str:
    """A sealed sheet in the store; its path."""
    drawn = slips.draw(
        [_slip(one, code) for one, code in zip(people, fresh, strict=True)],
        until=now + tickets.SHEET_LIFE,
        language=order.by.language,
    )
    sealed = sealing.seal(drawn, purpose=PURPOSE)
    path = f"slips/{sha256(sealed).hexdigest()}"
    return default_storage.save(path, ContentFile(sealed))


def _slip(person: Any, code: str) -> Slip:
    parts = [person.unit or "", f"NIP {person.masked_nip[-6:]}" if person.nip else ""]
    place = " · ".join(part for part in parts if part)
    return Slip(name=person.name, agency=person.agency.short_name, place=place, code=code)


def _keep(order: SlipOrder, people: Sequence[Any], path: str, *, now: datetime) -> None:
    Sheet.objects.create(
        order=order,
        number=order.sheets.count() + 1,
        file=path,
        count=len(people),
        first=people[0].name,
        last=people[-1].name,
        expires_at=now + tickets.SHEET_LIFE,
    )


def read(sheet: Sheet) -> bytes:
    """The PDF of a sheet. Raises FileNotFoundError when it was deleted."""
    if not sheet.file:
        raise FileNotFoundError
    with default_storage.open(sheet.file) as file:
        return sealing.unseal(file.read(), purpose=PURPOSE)


def _delete_expired(*, now: datetime) -> int:
    """Of a sheet whose codes have expired only the row remains."""
    sheet = Sheet.objects.filter(expires_at__lte=now).exclude(file="").first()
    if sheet is None:
        return 0
    default_storage.delete(sheet.file)
    Sheet.objects.filter(pk=sheet.pk).update(file="")
    return 1
