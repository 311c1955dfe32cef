from datetime import timedelta

import pytest

from kawah.learning.enrollment.api import Enrollment
from tests.factories import NOW, TODAY

YESTERDAY = TODAY - timedelta(days=1)


@pytest.mark.parametrize(
    ("change", "is_late"),
    [
        ({"due_on": YESTERDAY}, True),
        ({"due_on": TODAY}, False),
        ({"due_on": None}, False),
        ({"due_on": YESTERDAY, "completed_at": NOW}, False),
        ({"due_on": YESTERDAY, "is_open": False}, False),
        ({"due_on": YESTERDAY, "spared_until": TODAY}, False),
        ({"due_on": YESTERDAY, "spared_until": YESTERDAY}, True),
        ({"due_on": None, "spared_until": YESTERDAY}, False),
    ],
)
def test_late_is_under_way_after_the_day(enrollment, change, is_late):
    Enrollment.objects.filter(pk=enrollment.pk).update(**change)
    enrollment.refresh_from_db()
    assert enrollment.is_late(on=TODAY) is is_late
    assert Enrollment.objects.late(on=TODAY).exists() is is_late
