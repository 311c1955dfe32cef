"""What somebody new does first, until it is done or put away."""

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from msgspec import Struct

from kawah.learning.enrollment.api import Enrollment
from kawah.people.accounts.api import arrival_of
from kawah.web.shell.access import NEWCOMER
from kawah.web.shell.asking import PersonRequest


class FirstStep(Struct, frozen=True):
    words: Promise
    address: str
    is_done: bool


def first_steps(request: PersonRequest) -> list[FirstStep]:
    """None for whoever is at home here: those cost no question."""
    if not request.session.get(NEWCOMER):
        return []
    arrival = arrival_of(request.person)
    if arrival is None:
        return []
    begun = Enrollment.objects.begun().filter(person=request.person).exists()
    steps = [
        FirstStep(
            _("Pilih jabatan yang Anda tuju"),
            reverse("learner:aim"),
            request.person.target_position_id is not None,
        ),
        FirstStep(_("Mulai kursus pertama"), reverse("learner:courses"), begun),
        FirstStep(
            _("Pilih bahasa"), reverse("public:own_language"), arrival.language_at is not None
        ),
    ]
    return [] if all(step.is_done for step in steps) else steps
