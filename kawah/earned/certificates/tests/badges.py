"""One signed badge, and copies of it altered in one place each."""

import copy
from collections.abc import Iterator
from typing import Any

from kawah.earned.certificates import badge
from kawah.earned.certificates.tests.sample import CODE, NOW, WORDING

BASE = "https://kawah.example.go.id"


def awarded(issuer: badge.Issuer) -> dict[str, Any]:
    return badge.credential(
        WORDING,
        issuer=issuer,
        credential_id=f"{BASE}/lencana/{CODE}",
        achievement_id=f"{BASE}/pelatihan/e-budgeting/3",
        subject_id=f"{BASE}/orang/6b1f2a3c-5b7e-4c11-9d50-2f0e6a9b8c7d",
        issued_at=NOW,
    )


def altered_copies(document: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Each leaf changed by one character or by one, named by its path."""
    for path in paths(document):
        leaf = get(document, path)
        if not isinstance(leaf, dict | list):
            changed = copy.deepcopy(document)
            put(changed, path, _changed(leaf))
            yield ".".join(map(str, path)), changed


def paths(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The way to every member and item below `value`."""
    if not isinstance(value, dict | list):
        return
    for step, part in value.items() if isinstance(value, dict) else enumerate(value):
        yield (*path, step)
        yield from paths(part, (*path, step))


def get(value: Any, path: tuple[Any, ...]) -> Any:
    for step in path:
        value = value[step]
    return value


def put(value: Any, path: tuple[Any, ...], part: Any) -> None:
    get(value, path[:-1])[path[-1]] = part


def _changed(leaf: Any) -> Any:
    if not isinstance(leaf, str):
        return leaf + 1
    middle = len(leaf) // 2
    return leaf[:middle] + ("x" if leaf[middle] != "x" else "y") + leaf[middle + 1 :]
