"""What a kind of activity must be able to do (the kinds are listed in config/kinds.py)."""

from collections.abc import Mapping
from datetime import datetime
from functools import cache
from typing import Any, Protocol

from django.utils.module_loading import import_string

from config.kinds import KINDS, PARTS
from kawah.learning.curriculum.courses import Version
from kawah.learning.curriculum.folder import Folder
from kawah.learning.curriculum.parts import Activity


class Kind(Protocol):
    """One kind of activity. `node` is the activity's table in course.toml, already decoded; `keys`
    are the kind's own in it."""

    keys: tuple[str, ...]

    def write(self, activity: Activity, node: Mapping[str, Any], folder: Folder) -> None:
        """Take the content in and `describe` it; faults go to `folder.fault(where, what)`."""

    def read(self, activity: Activity, folder: Folder) -> dict[str, Any]:
        """Give the content back: files into the folder, own keys of the table as the result."""

    def freeze(self, activity: Activity, *, now: datetime) -> None:
        """Make what learners will be shown, at publication."""


@cache
def kind(name: str) -> Kind:
    """Raises KeyError for a kind that is not listed."""
    made: Kind = import_string(KINDS[name])()
    return made


class Part(Protocol):
    """A part of a course beside its activities, such as its question banks. `nodes` are its tables
    in course.toml, `keys` what such a table may hold."""

    keys: tuple[str, ...]

    def write(self, version: Version, nodes: list[dict[str, Any]], folder: Folder) -> None:
        """Take the part in before the activities; faults go to `folder.fault(where, what)`."""

    def read(self, version: Version, folder: Folder) -> list[dict[str, Any]]:
        """Give the part back: files into the folder, its tables as the result."""


@cache
def parts() -> dict[str, Part]:
    return {name: import_string(path)() for name, path in PARTS.items()}
