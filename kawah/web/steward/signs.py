"""How one thing is, and, where it is not well, what to do."""

from django.utils import timezone
from msgspec import Struct

from kawah.web.shell import lateness, written


class Sign(Struct, frozen=True):
    """One thing: how it is, and, where it is not well, what to do."""

    name: str
    is_well: bool
    told: str
    advice: str = ""
    place: str = ""
    door: str = ""  # the words of the link there


def since(found: lateness.Delay) -> dict[str, object]:
    return {"count": found.late, "moment": written.moment(found.since or timezone.now())}
