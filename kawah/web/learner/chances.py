"""How often a quiz may still be taken, and who helps when it may not."""

from typing import Any

from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from kawah.learning.assessment import api as assessment
from kawah.learning.assessment.api import Quiz
from kawah.learning.curriculum.api import Teacher, TeacherRole
from kawah.learning.enrollment.api import Enrollment


def of(enrollment: Enrollment, quiz: Quiz) -> dict[str, Any]:
    tries = assessment.tries_of(enrollment.person, quiz)
    is_used_up = tries.left == 0
    return {
        "left": tries.left,
        "allowed": tries.allowed,
        "is_held": tries.is_held,
        "trainers": _trainers(enrollment.version_id) if is_used_up else "",
    }


def _trainers(version: int) -> str:
    """Who can allow one more attempt; only who has an account can."""
    rows = Teacher.objects.filter(
        version=version, role=TeacherRole.WIDYAISWARA, person__isnull=False
    )
    return get_text_list(list(rows.order_by("seq").values_list("name", flat=True)), _("dan"))
