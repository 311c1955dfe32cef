"""Whether a certificate holds, as drawn."""

from collections.abc import Iterable

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kawah.earned.certificates.api import Certificate

State = tuple[str, Promise]  # the shape, and its word

VALID: State = ("done", _("Berlaku"))
MADE: State = ("waiting", _("Sedang disiapkan"))
PARKED: State = ("mend", _("Perlu diperiksa"))
REVOKED: State = ("mend", _("Dicabut"))
REPLACED: State = ("todo", _("Diganti"))


def state_of(certificate: Certificate) -> State:
    if certificate.replaced_by_id:
        return REPLACED
    if getattr(certificate, "revocation", None):
        return REVOKED
    if certificate.is_ready:
        return VALID
    return PARKED if certificate.parked_at else MADE


def with_state(rows: Iterable[Certificate]) -> list[tuple[Certificate, State]]:
    return [(row, state_of(row)) for row in rows]
