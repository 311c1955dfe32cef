"""What an author asks for: which part, as it was when the page was opened, of what revision."""

from hashlib import sha256
from uuid import uuid4

from django.http import HttpRequest
from msgspec import Struct

from kawah.web.shell import errors


class Order(Struct, frozen=True):
    """`was` is a digest of what stood at `place`; of something new, of what stands before it."""

    act: str
    place: int
    seen: int
    was: str
    key: str
    is_new: bool = False
    is_instead: bool = False  # of what another wrote there, after seeing it
    sent: str = ""  # a digest of the whole form: what was changed and sent again is another order

    @property
    def name(self) -> str:
        return f"{self.key}:{self.act}:{self.place}:{self.sent}"


def order_in(request: HttpRequest) -> Order:
    sent = request.POST
    is_instead = "instead" in sent
    return Order(
        act=sent.get("act", ""),
        place=max(number(sent.get("place", "")) - is_instead, 0),
        seen=number(sent.get("seen", "")),
        was=sent.get("was", ""),
        key=sent.get("key", "")[:40],
        is_new=sent.get("new", "") == "yes" and not is_instead,
        is_instead=is_instead,
        sent=digest(repr(sorted(errors.typed(request)))),
    )


def number(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else 0


def fresh_key() -> str:
    return uuid4().hex


def digest(text: str) -> str:
    return sha256(text.strip().encode()).hexdigest()[:16]
