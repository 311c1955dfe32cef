"""What a site keeps beside its database, by its place in the data folder."""

import json
import os
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

FOLDERS = ("files", "signing", "badge-key", "root-key")
SINGLE = ("secret-key", "demo-accounts.json")
ROOTS = "roots.jsonl"  # grows by a line a day; everything else is never changed
SECRETS = ("signing", "badge-key", "root-key", "secret-key")


def walk(data: Path) -> Iterator[str]:
    """The names of all files but the roots, in the same order each time."""
    for name in SINGLE:
        if (data / name).is_file():
            yield name
    for folder in FOLDERS:
        for top, folders, files in os.walk(data / folder):
            folders.sort()
            for file in sorted(files):
                yield (Path(top) / file).relative_to(data).as_posix()


def is_ours(name: str) -> bool:
    """Whether a file of this name has its place in a data folder, and nowhere else."""
    path = PurePosixPath(name)
    is_plain = str(path) == name and ".." not in path.parts and "\0" not in name
    inside = len(path.parts) > 1 and path.parts[0] in FOLDERS
    return is_plain and (inside or name in (*SINGLE, ROOTS))


def is_secret(name: str) -> bool:
    return PurePosixPath(name).parts[0] in SECRETS


def there(data: Path) -> list[str]:
    """What of all this a folder holds already; a secret alone was made by looking."""
    names = (*FOLDERS, ROOTS, "demo-accounts.json")
    return [name for name in names if (data / name).is_file() or _is_full(data / name)]


def _is_full(folder: Path) -> bool:
    return folder.is_dir() and any(folder.iterdir())


def roots_up_to(data: Path, last: str) -> bytes:
    """The published roots as far as a database knows them; `last` is its last sealed day."""
    path = data / ROOTS
    lines = path.read_bytes().splitlines(keepends=True) if path.exists() else []
    return b"".join(line for line in lines if last and _day(line) <= last)


def _day(line: bytes) -> str:
    """A line that cannot be read stays, so that checks find it."""
    try:
        return str(json.loads(line)["day"])
    except (ValueError, KeyError, TypeError):
        return ""
