"""Reads the settings an operator gives through the environment, and names the wrong ones."""

import os
from pathlib import Path
from urllib.parse import unquote, urlsplit


class EnvironmentUnusable(Exception):
    """One or more environment variables hold a value that cannot be used."""


class Environment:
    """Typed reading of variables; every fault is collected so that all are named at once."""

    def __init__(self, values: dict[str, str] | None = None) -> None:
        self.values = dict(os.environ) if values is None else values
        self.faults: list[str] = []

    def text(self, name: str, default: str = "") -> str:
        return self.values.get(name, "").strip() or default

    def number(self, name: str, default: int, *, low: int, high: int) -> int:
        given = self.text(name, str(default))
        if given.isdecimal() and low <= int(given) <= high:
            return int(given)
        self.faults.append(f"{name}={given!r} must be a whole number from {low} to {high}")
        return default

    def flag(self, name: str, default: bool) -> bool:
        given = self.text(name, "yes" if default else "no").lower()
        if given in ("yes", "no"):
            return given == "yes"
        self.faults.append(f"{name}={given!r} must be yes or no")
        return default

    def folder(self, name: str, default: Path) -> Path:
        path = Path(self.text(name, str(default))).expanduser().absolute()
        try:
            path.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            self.faults.append(f"{name}={str(path)!r} cannot be made: {error.strerror}")
        return path

    def url(self, name: str, default: str) -> str:
        given = self.text(name, default).rstrip("/")
        parts = urlsplit(given)
        if parts.scheme in ("http", "https") and parts.hostname:
            return given
        self.faults.append(
            f"{name}={given!r} must be an address such as https://kawah.example.go.id"
        )
        return default

    def database(self, name: str, default: Path) -> dict[str, object]:
        given = self.text(name)
        if not given:
            return sqlite(default)
        parts = urlsplit(given)
        if parts.scheme in ("postgres", "postgresql") and parts.path.strip("/"):
            return postgres(given)
        self.faults.append(
            f"{name} must be postgres://user:password@host:port/name, or empty for SQLite"
        )
        return sqlite(default)

    def stop_on_faults(self) -> None:
        if self.faults:
            raise EnvironmentUnusable("; ".join(self.faults))


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
    parts = urlsplit(address)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.strip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or ""),
        "PORT": parts.port or "",
        "CONN_MAX_AGE": None,
        "CONN_HEALTH_CHECKS": True,
        # Server-side prepared statements break behind a transaction pooler such as PgBouncer.
        "DISABLE_SERVER_SIDE_CURSORS": True,
    }


def secret(path: Path) -> str:
    """Return the secret kept in `path`, made on first use and readable by its owner only."""
    import secrets

    try:
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(secrets.token_urlsafe(48))
    except FileExistsError:
        pass
    return path.read_text().strip()
