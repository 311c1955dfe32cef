"""What comes with an answer: whether a script sent it, its identifier, and when it was given."""

from datetime import datetime, timedelta
from uuid import UUID

from django.http import HttpRequest

from kawah.web.shell.asking import PersonRequest

OLDEST = timedelta(days=30)  # what was answered without network longer ago is dated no earlier


def is_script(request: HttpRequest) -> bool:
    return request.headers.get("Accept", "").startswith("application/json")


def uuid_in(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


def whole_in(text: str) -> int | None:
    """A number of milliseconds as a device counts them."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 15 else None


def happened_at(request: PersonRequest) -> datetime:
    """When it was answered: the device's clock may be wrong, how long ago it knows well."""
    age = timedelta(milliseconds=whole_in(request.POST.get("age", "")) or 0)
    return request.now - min(age, OLDEST)
