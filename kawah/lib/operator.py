"""The language of who types commands: Indonesian, or English where the terminal says so."""

import os

SETTINGS = ("LC_ALL", "LC_MESSAGES", "LANG")  # the first that is set decides, as in every terminal


def operator_language() -> str:
    given = next((value for name in SETTINGS if (value := os.environ.get(name))), "")
    return "en" if given.lower().startswith("en") else "id"
