"""Which database an address means: SQLite beside the other data, or PostgreSQL."""

from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

from config.environment import Unusable

MODES = {"disable", "allow", "prefer", "require", "verify-ca", "verify-full"}
# Without the address itself: it may hold a password.
WRONG = (
    " must be postgres://user:password@host:port/name, with ?sslmode=require and the like at most,"
    " or empty for SQLite / harus alamat PostgreSQL seperti itu, atau kosong"
)


def database(given: str, *, sqlite_at: Path) -> dict[str, object]:
    """The database behind an address; an empty one means SQLite. Raises Unusable."""
    if not given:
        return sqlite(sqlite_at)
    try:
        parts = urlsplit(given)
        is_known = parts.scheme in ("postgres", "postgresql") and parts.path.strip("/")
        if is_known and parts.port != 0 and not parts.fragment:
            return postgres(given)
    except ValueError:
        pass
    raise Unusable(WRONG)


def sqlite(path: Path) -> dict[str, object]:
    """SQLite for the embedded default: one writer at a time, and nothing acknowledged is lost."""
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": path,
        "CONN_MAX_AGE": None,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": (
                "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-20000;"
                "PRAGMA temp_store=MEMORY; PRAGMA mmap_size=134217728;"
            ),
        },
        "TEST": {"NAME": path.with_name("test.sqlite3")},
    }


def postgres(address: str) -> dict[str, object]:
    """Raises ValueError for a query that is not understood."""
    parts = urlsplit(address)
    options = dict(parse_qsl(parts.query, strict_parsing=True)) if parts.query else {}
    if set(options) - {"sslmode", "sslrootcert"} or options.get("sslmode", "prefer") not in MODES:
        raise ValueError
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.strip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or ""),
        "PORT": parts.port or "",
        "OPTIONS": options,
        "CONN_MAX_AGE": None,
        "CONN_HEALTH_CHECKS": True,
        # Server-side cursors break behind a transaction pooler such as PgBouncer.
        "DISABLE_SERVER_SIDE_CURSORS": True,
    }
