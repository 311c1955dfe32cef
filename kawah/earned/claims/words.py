"""The states of a claim, and the steps between them."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class State(TextChoices):
    SENT = "sent", _("Menunggu atasan")
    CONFIRMED = "confirmed", _("Menunggu penyelenggara")
    RETURNED = "returned", _("Perlu perbaikan")
    ACCEPTED = "accepted", _("Diterima")
    REFUSED = "refused", _("Ditolak")
    WITHDRAWN = "withdrawn", _("Ditarik kembali")
    ANNULLED = "annulled", _("Dibatalkan")


WAITING = (State.SENT, State.CONFIRMED)
OVER = (State.ACCEPTED, State.REFUSED, State.WITHDRAWN, State.ANNULLED)
VOID = (State.REFUSED, State.WITHDRAWN, State.ANNULLED)  # the same may be claimed again
