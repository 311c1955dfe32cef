"""Notes and sources of regulated figures in the reader's language, as far as the tables know them.

What the national admin writes stands as it was written. A row loaded long ago may hold the other
language's note or a source's short name, so each is known by all of its forms.
"""

from functools import cache
from pathlib import Path

from kawah.lib import tables

FOLDER = Path(__file__).parent / "reference"
LANGUAGES = ("id", "en")
NOTED = ("jp_conversion.csv", "annual_jp_targets.csv", "assumed_targets.csv")
BETWEEN = "; "


def note_in(text: str, *, language: str) -> str:
    """A note in a language."""
    return _notes().get(text, {}).get(language, text)


def source_in(text: str, *, language: str) -> str:
    """Names of sources in a language, in the order given."""
    known = _sources()
    parts = (known.get(part, {}).get(language, part) for part in text.split(BETWEEN))
    return BETWEEN.join(parts)


@cache
def _notes() -> dict[str, dict[str, str]]:
    found = {}
    for name in NOTED:
        for row in tables.rows(FOLDER / name):
            forms = {language: row[f"note_{language}"] for language in LANGUAGES}
            found.update({form: forms for form in forms.values() if form})
    return found


@cache
def _sources() -> dict[str, dict[str, str]]:
    found = {}
    for row in tables.rows(FOLDER / "sources.csv"):
        forms = {language: row[f"source_{language}"] for language in LANGUAGES}
        found.update(dict.fromkeys(row.values(), forms))
    return found
