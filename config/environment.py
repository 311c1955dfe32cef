"""Reads the settings an operator gives through the environment, and names the wrong ones.

A fault is told in both languages: before the start it is not known which one is read.
"""

import os
import secrets
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeVar

Value = TypeVar("Value")
OURS, SHORTEST_SECRET = "KAWAH_", 32
FLAGS = {"1": True, "0": False}  # as other programs say yes and no


class Unusable(ValueError):
    """A value cannot be used; its words stand right behind the name of the variable."""


class EnvironmentUnusable(Exception):
    """One or more environment variables hold a value that cannot be used."""


class Environment:
    """Typed reading of variables; every fault is collected so that all are named at once."""

    def __init__(self, values: dict[str, str] | None = None) -> None:
        self.values = dict(os.environ) if values is None else values
        self.faults: list[str] = []
        self.asked: set[str] = set()

    def text(self, name: str, default: str = "") -> str:
        self.asked.add(name)
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
        self.faults.append(
            f"{name}={given!r} must be a whole number from {low} to {high}"
            f" / harus bilangan bulat {low} sampai {high}"
        )
        return default

    def choice(self, name: str, default: str, *, among: tuple[str, ...]) -> str:
        given = self.text(name, default)
        for option in among:
            if option.casefold() == given.casefold():
                return option
        some, last = ", ".join(among[:-1]), among[-1]
        self.faults.append(f"{name}={given!r} must be {some} or {last} / harus {some} atau {last}")
        return default

    def flag(self, name: str, default: bool) -> bool:
        if (given := self.text(name)) in FLAGS:
            return FLAGS[given]
        return self.choice(name, "yes" if default else "no", among=("yes", "no")) == "yes"

    def folder(self, name: str, default: Path) -> Path:
        path = Path(self.text(name, str(default))).expanduser().absolute()
        try:
            path.mkdir(parents=True, exist_ok=True)
            tempfile.TemporaryFile(dir=path).close()
        except OSError as error:
            self.faults.append(
                f"{name}={str(path)!r} cannot be written to / tidak dapat ditulisi:"
                f" {error.strerror}"
            )
        return path

    def name_unknown(self, *, besides: Iterable[str]) -> None:
        """A misspelt name would be ignored in silence."""
        names = {name for name in self.values if name.startswith(OURS)}
        self.faults += [
            f"{name} is not a setting of Kawah / bukan pengaturan Kawah"
            for name in sorted(names - self.asked - set(besides))
        ]

    def stop_on_faults(self) -> None:
        if self.faults:
            raise EnvironmentUnusable("; ".join(self.faults))


def long_enough(given: str) -> str:
    """A secret that nobody guesses; an empty one means one of our own. Raises Unusable."""
    if not given or len(given) >= SHORTEST_SECRET:
        return given
    raise Unusable(
        f" must have at least {SHORTEST_SECRET} characters"
        f" / harus sedikitnya {SHORTEST_SECRET} karakter"
    )


def secret(path: Path) -> str:
    """The secret kept in `path`, made on first use and readable by its owner only.

    Raises EnvironmentUnusable.
    """
    try:
        return _kept(path)
    except OSError as error:
        told = f"{path} cannot be read / tidak dapat dibaca: {error.strerror}"
        raise EnvironmentUnusable(told) from error


def _kept(path: Path) -> str:
    try:
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(secrets.token_urlsafe(48))
    except FileExistsError:
        pass
    return path.read_text().strip()
