"""Reads the settings an operator gives through the environment, and names the wrong ones."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

Value = TypeVar("Value")


class Unusable(ValueError):
    """A value cannot be used; its words stand right behind the name of the variable."""


class EnvironmentUnusable(Exception):
    """One or more environment variables hold a value that cannot be used."""


class Environment:
    """Typed reading of variables; every fault is collected so that all are named at once."""

    def __init__(self, values: dict[str, str] | None = None) -> None:
        self.values = dict(os.environ) if values is None else values
        self.faults: list[str] = []

    def text(self, name: str, default: str = "") -> str:
        return self.values.get(name, "").strip() or default

    def read(self, name: str, reader: Callable[[str], Value], default: str = "") -> Value:
        """What `reader` makes of a variable; its refusal is kept as a fault."""
        try:
            return reader(self.text(name, default))
        except Unusable as fault:
            self.faults.append(f"{name}{fault}")
            return reader(default)

    def number(self, name: str, default: int, *, low: int, high: int) -> int:
        given = self.text(name, str(default))
        if given.isdecimal() and low <= int(given) <= high:
            return int(given)
        self.faults.append(f"{name}={given!r} must be a whole number from {low} to {high}")
        return default

    def choice(self, name: str, default: str, *, among: tuple[str, ...]) -> str:
        given = self.text(name, default)
        for option in among:
            if option.casefold() == given.casefold():
                return option
        self.faults.append(f"{name}={given!r} must be {', '.join(among[:-1])} or {among[-1]}")
        return default

    def flag(self, name: str, default: bool) -> bool:
        return self.choice(name, "yes" if default else "no", among=("yes", "no")) == "yes"

    def folder(self, name: str, default: Path) -> Path:
        path = Path(self.text(name, str(default))).expanduser().absolute()
        try:
            path.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            self.faults.append(f"{name}={str(path)!r} cannot be made: {error.strerror}")
        return path

    def stop_on_faults(self) -> None:
        if self.faults:
            raise EnvironmentUnusable("; ".join(self.faults))


def secret(path: Path) -> str:
    """Return the secret kept in `path`, made on first use and readable by its owner only."""
    import secrets

    try:
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(secrets.token_urlsafe(48))
    except FileExistsError:
        pass
    return path.read_text().strip()
