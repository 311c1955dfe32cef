"""The acts there are, and how each is done."""

from collections.abc import Mapping

from kawah.people.errands import coding, departing, naming, placing
from kawah.people.errands.models import Act
from kawah.people.errands.task import Way

WAYS: Mapping[Act, Way] = {
    Act.SUPERVISOR: naming.WAY,
    Act.UNIT: placing.WAY,
    Act.LEAVING: departing.WAY,
    Act.CODES: coding.WAY,
}
