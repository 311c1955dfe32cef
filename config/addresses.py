"""Addresses as operators write them."""

import re
from urllib.parse import SplitResult, urlsplit

from config.environment import Unusable

USUAL_PORTS = {"http": 80, "https": 443}


def permanent(given: str) -> str:
    """A web address that stays, perhaps with a path; a port may change. Raises Unusable."""
    parts = _parts(given)
    if parts.port or parts.query or parts.fragment or parts.username:
        raise Unusable(
            f"={given!r} must be an address without a port such as https://kawah.example.go.id"
            " / harus alamat tanpa porta"
        )
    return given.rstrip("/")


def origin(given: str) -> str:
    """A web address as browsers name an origin: no path, no usual port. Raises Unusable."""
    parts = _parts(given)
    if parts.path.strip("/") or parts.query or parts.fragment or parts.username:
        raise _wrong(given)
    is_usual = parts.port in (None, USUAL_PORTS[parts.scheme])
    return f"{parts.scheme}://{host_of(given)}{'' if is_usual else f':{parts.port}'}"


def host_of(given: str) -> str:
    name = urlsplit(given).hostname or ""
    return f"[{name}]" if ":" in name else name


def mailbox(given: str) -> str:
    """An e-mail address. Raises Unusable."""
    if re.fullmatch(r"[^\s@<>]+@[^\s@<>]+", given):
        return given
    raise Unusable(
        f"={given!r} must be an e-mail address / harus alamat surel: kawah@example.go.id"
    )


def _parts(given: str) -> SplitResult:
    try:
        parts = urlsplit(given)
        if parts.scheme in USUAL_PORTS and parts.hostname and parts.port != 0:
            return parts
    except ValueError:
        pass
    raise _wrong(given)


def _wrong(given: str) -> Unusable:
    return Unusable(f"={given!r} must be an address / harus alamat: https://kawah.example.go.id")
