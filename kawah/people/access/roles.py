"""Which role may do what. The one table of verbs."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Role(TextChoices):
    LEARNER = "learner", _("Peserta")
    TRAINER = "trainer", _("Widyaiswara")
    PRACTITIONER = "practitioner", _("Praktisi")
    ORGANIZER = "organizer", _("Penyelenggara")
    TREASURER = "treasurer", _("Bendahara")
    SUPERVISOR = "supervisor", _("Atasan")
    EXECUTIVE = "executive", _("Pimpinan")
    STEWARD = "steward", _("Admin instansi")
    NATIONAL = "national", _("Admin nasional")


# Those with power over others: given by two people.
MATTER = frozenset({Role.STEWARD, Role.EXECUTIVE, Role.TREASURER, Role.NATIONAL})


class Verb(TextChoices):
    """What a page does; every page names one, or says that it is for anyone."""

    SIGN_IN = "sign_in", _("memakai akun sendiri")
    LEARN = "learn", _("belajar")
    TEACH = "teach", _("mengajar dan menilai")
    PRACTICE = "practice", _("berbagi praktik")
    ORGANIZE = "organize", _("menyelenggarakan")
    PAY = "pay", _("membayar")
    SUPERVISE = "supervise", _("membina tim")
    LEAD = "lead", _("memimpin instansi")
    ADMINISTER = "administer", _("mengurus instansi")
    GOVERN = "govern", _("mengurus aturan nasional")


VERBS: dict[Role, frozenset[Verb]] = {
    Role.LEARNER: frozenset({Verb.LEARN}),
    Role.TRAINER: frozenset({Verb.TEACH}),
    Role.PRACTITIONER: frozenset({Verb.PRACTICE}),
    Role.ORGANIZER: frozenset({Verb.ORGANIZE}),
    Role.TREASURER: frozenset({Verb.PAY}),
    Role.SUPERVISOR: frozenset({Verb.SUPERVISE}),
    Role.EXECUTIVE: frozenset({Verb.LEAD}),
    Role.STEWARD: frozenset({Verb.ADMINISTER, Verb.ORGANIZE}),
    Role.NATIONAL: frozenset({Verb.GOVERN}),
}


def may(role: Role, verb: Verb) -> bool:
    return verb == Verb.SIGN_IN or verb in VERBS[role]
