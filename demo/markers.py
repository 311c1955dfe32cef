"""The demo's trainers mark what their pupils wrote, by its rubric."""

from datetime import datetime

from demo import writings
from kawah.learning.assessment import api as assessment
from kawah.learning.assessment.api import Essay, Response
from kawah.learning.curriculum.api import Teacher, TeacherRole
from kawah.learning.enrollment.api import Enrollment


def mark(row: Enrollment, *, now: datetime) -> None:
    """Judge every essay of an enrollment that waits."""
    teachers = Teacher.objects.filter(version=row.version_id, role=TeacherRole.WIDYAISWARA)
    trainer = next(one.person for one in teachers.select_related("person") if one.person)
    for response in assessment.waiting(trainer).filter(attempt__enrollment=row):
        place = writings.place_of(str(response.answer), response.item_version.question.key)
        assessment.grade(
            response,
            points=_points(response, place),
            comment=writings.comment(place),
            by=trainer,
            now=now,
        )


def _points(response: Response, place: int) -> dict[str, float]:
    """All points for the first text; a weaker one is a level lower in the first criterion."""
    body = response.item_version.question.body
    if not isinstance(body, Essay):
        return {}
    points: dict[str, float] = {}
    for criterion in assessment.rubric_of(body):
        levels = sorted(level for level, _words in criterion.levels)
        below = place if not points else 0
        points[criterion.name] = levels[max(0, len(levels) - 1 - below)]
    return points
