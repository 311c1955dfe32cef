"""What an archive says about itself, and how its unusability is said."""

from msgspec import Struct

FORMAT = 1
DATABASE = "database"


class BackupRefused(Exception):
    """A backup cannot be made; the sentence says why and what to do."""


class RestoreRefused(Exception):
    """An archive cannot be restored here; the sentence says why and what to do."""


class Facts(Struct, frozen=True):
    """What must be the same in a database that was restored."""

    vendor: str
    tables: dict[str, int]  # rows
    roots: list[tuple[str, str]]  # of the hours ledger: day and hash
    migrations: list[str]


class Manifest(Struct, frozen=True):
    made_at: str
    facts: Facts
    server: str  # version of the database server
    files: int  # beside the database
    bytes: int
    members: str  # hash of the list of members
    format: int = FORMAT


def differences(wanted: Facts, found: Facts) -> list[str]:
    """In words, what is not as it was."""
    said = [
        f"table {name}: {found.tables.get(name, 'missing')} rows, not {count}"
        for name, count in wanted.tables.items()
        if found.tables.get(name) != count
    ]
    if wanted.roots != found.roots:
        said.append(f"daily roots differ: {len(found.roots)} found, {len(wanted.roots)} kept")
    if wanted.migrations != found.migrations:
        said.append("applied migrations differ")
    return said
