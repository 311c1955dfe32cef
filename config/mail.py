"""Where mail goes: to files, or to the SMTP server that one address names."""

from urllib.parse import SplitResult, unquote, urlsplit

from msgspec import Struct

from config.environment import Unusable

FILES = "django.core.mail.backends.filebased.EmailBackend"
SMTP = "django.core.mail.backends.smtp.EmailBackend"
USUAL_PORTS = {"smtps": 465, "smtp+starttls": 587, "smtp": 25}

# Without the address itself: it may hold a password.
WRONG = (
    " must be smtps://user:password@host:465 or smtp+starttls://user:password@host:587"
    " (smtp://host:25 for a server that asks for no password), or empty for mail as files"
    " / harus alamat server surel seperti itu, atau kosong"
)


class Server(Struct, frozen=True):
    backend: str
    host: str = ""
    port: int = 0
    user: str = ""
    password: str = ""
    is_tls: bool = False  # from the first byte
    is_starttls: bool = False


def server(given: str) -> Server:
    """The server an address names; an empty one means files. Raises Unusable."""
    if not given:
        return Server(FILES)
    parts = _parts(given)
    return Server(
        SMTP,
        host=parts.hostname or "",
        port=parts.port or USUAL_PORTS[parts.scheme],
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        is_tls=parts.scheme == "smtps",
        is_starttls=parts.scheme == "smtp+starttls",
    )


def _parts(given: str) -> SplitResult:
    """The address taken apart."""
    try:
        parts = urlsplit(given)
        is_whole = parts.scheme in USUAL_PORTS and parts.hostname and parts.port != 0
    except ValueError:
        raise Unusable(WRONG) from None
    is_odd = parts.path.strip("/") or parts.query or parts.fragment
    is_half = bool(parts.username) != bool(parts.password)
    is_readable = parts.username and parts.scheme == "smtp"  # by anyone on the way
    if not is_whole or is_odd or is_half or is_readable:
        raise Unusable(WRONG)
    return parts
