"""The forms of development as the rules name them, found by code or name on a day. Read once for
many rows; pure after that."""

import re
from collections.abc import Iterable
from datetime import date

from kawah.earned.hours.api import Conversion, Rule
from kawah.people.rosters.api import plain

CODE = re.compile(r"(N?KL)[ .\-]?0?(\d{1,2})", re.IGNORECASE)


class Forms:
    def __init__(self, rules: Iterable[Rule]) -> None:
        self.rules = sorted(rules, key=lambda rule: rule.valid_from)

    @classmethod
    def known(cls) -> "Forms":
        return cls(Rule.objects.all())

    @property
    def first_day(self) -> date | None:
        """Since when there are rules at all."""
        return self.rules[0].valid_from if self.rules else None

    def find(self, text: str, *, on: date) -> str:
        """The code of a form in force on a day, empty where none is meant."""
        there = [rule for rule in self.rules if _is_in_force(rule, on)]
        if code := CODE.fullmatch(text.strip()):
            wanted = f"{code[1].upper()}{int(code[2]):02d}"
            return wanted if any(rule.code == wanted for rule in there) else ""
        name = plain(text)
        found = {rule.code for rule in there if name and name in _names(rule)}
        return found.pop() if len(found) == 1 else ""

    def conversion(self, code: str, *, on: date) -> Conversion | None:
        """What a form is worth on a day; None while its figure is not known."""
        for rule in self.rules:
            if rule.code == code and rule.basis and _is_in_force(rule, on):
                return rule.conversion
        return None


def _is_in_force(rule: Rule, on: date) -> bool:
    return rule.valid_from <= on <= (rule.valid_to or date.max)


def _names(rule: Rule) -> set[str]:
    """Its whole name, without what stands in brackets, and each of several words for it."""
    bare = re.sub(r"\(.*?\)", "", rule.form)
    return {plain(rule.form), plain(bare), *(plain(part) for part in bare.split("/"))}
