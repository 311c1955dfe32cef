"""The fixed words of a course: how it is delivered, who teaches, what a quiz is for."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class DeliveryMode(TextChoices):
    SELF_PACED = "self_paced", _("Mandiri")
    ONLINE = "online", _("Daring")
    BLENDED = "blended", _("Terpadu (blended)")
    IN_PERSON = "in_person", _("Tatap muka")


class TeacherRole(TextChoices):
    WIDYAISWARA = "widyaiswara", _("Widyaiswara")
    PRACTITIONER = "praktisi", _("Praktisi")


class TaughtBy(TextChoices):
    WIDYAISWARA = "widyaiswara", _("Widyaiswara")
    PRACTITIONER = "praktisi", _("Praktisi")
    BOTH = "both", _("Widyaiswara dan praktisi")
