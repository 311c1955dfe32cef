"""The code of a site in which nobody can do anything yet: it follows from the secret key, so that
nothing is kept."""

from django.conf import settings
from django.utils.crypto import constant_time_compare

from kawah.lib import codes, sealing
from kawah.people.accounts import tickets

PLACE, PURPOSE = "/awal/", "start"


def start_link() -> str:
    """The address at which a site begins."""
    return f"{settings.PUBLIC_URL}{PLACE}?kode={tickets.show(_code())}"


def is_start_code(text: str) -> bool:
    """Whether a text typed by hand is this site's code. Raises codes.CodeUnreadable."""
    return bool(constant_time_compare(codes.parse(text, length=tickets.LENGTH), _code()))


def _code() -> str:
    number = int(sealing.digest("site", purpose=PURPOSE), 16)
    return codes.derived(number, tickets.LENGTH)
