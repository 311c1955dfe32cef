"""What other rooms may ask about files of learners and about duties."""

from kawah.learning.joining.audience import audience
from kawah.learning.joining.confirming import (
    NobodyToEnroll,
    NominationMoved,
    confirm,
    drop,
    undo,
)
from kawah.learning.joining.counting import (
    Counts,
    counts,
    kinds_of_problems,
    marked,
    template,
    will_wait,
)
from kawah.learning.joining.dates import valid_until
from kawah.learning.joining.mapping import mean
from kawah.learning.joining.models import Bound, Duty, Exemption, Nomination, Nominee
from kawah.learning.joining.naming import MOST_ROWS, Target, nominate
from kawah.learning.joining.nominations import Stage, State
from kawah.learning.joining.obliging import (
    DutyEnded,
    Foreseen,
    Released,
    end_duty,
    exempt,
    foresee,
    oblige,
)
from kawah.learning.joining.problems import TITLES, said
from kawah.learning.joining.standing import (
    Standings,
    is_bound,
    late_in,
    standings,
)
from kawah.learning.joining.validity import validities_of, validity_of

__all__ = [
    "MOST_ROWS",
    "TITLES",
    "Bound",
    "Counts",
    "Duty",
    "DutyEnded",
    "Exemption",
    "Foreseen",
    "NobodyToEnroll",
    "Nomination",
    "NominationMoved",
    "Nominee",
    "Released",
    "Stage",
    "Standings",
    "State",
    "Target",
    "audience",
    "confirm",
    "counts",
    "drop",
    "end_duty",
    "exempt",
    "foresee",
    "is_bound",
    "kinds_of_problems",
    "late_in",
    "marked",
    "mean",
    "nominate",
    "oblige",
    "said",
    "standings",
    "template",
    "undo",
    "valid_until",
    "validities_of",
    "validity_of",
    "will_wait",
]
