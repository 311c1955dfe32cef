"""An agency with somebody in every role, for the tests of all pages."""

from tests.once import once
from tests.world import Side, make_side


@once
def side() -> Side:
    return make_side("kab-a")
