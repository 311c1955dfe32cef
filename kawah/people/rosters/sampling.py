"""What stands under the headings of a file, so that somebody can say what they mean."""

from typing import Any

from msgspec import Struct

SAMPLES, ROWS = 3, 50


class Sampled(Struct, frozen=True):
    """A heading with the first things that stand under it."""

    place: int
    heading: str
    meant: str
    samples: tuple[str, ...]


def sampled(roster: Any) -> list[Sampled]:
    """Each heading of a file kept in pieces; unnamed columns with nothing in them are left out."""
    rows = [cells for _number, cells in roster.kept.get(number=0).rows[:ROWS]]
    width = max([len(roster.headings), *map(len, rows)])
    found = []
    for place in range(width):
        column = [str(cells[place]) for cells in rows if place < len(cells) and cells[place] != ""]
        heading = roster.headings[place] if place < len(roster.headings) else ""
        meant = roster.meant[place] if place < len(roster.meant) else ""
        if heading or column:
            found.append(Sampled(place, heading, meant, tuple(column[:SAMPLES])))
    return found
