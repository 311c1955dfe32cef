"""Numbers of telephones, as people write them and as they are kept: +62812..., digits only.

Clerks write 0812-3456-7890, 62812..., +62 812..., and spreadsheets lose the first zero. A number
with a plus is taken as it stands, whatever its country.
"""

import re

HOME = "62"
FORGIVEN = re.compile(r"[\s.\-()/'\u2010-\u2013]")
OURS = re.compile(r"62[2-9][0-9]{7,11}")
FOREIGN = re.compile(r"[1-9][0-9]{7,14}")


class PhoneUnusable(ValueError):
    """The text is no number that can be called."""


def parse(text: str) -> str:
    """The number with a plus and its country, empty for an empty text. Raises PhoneUnusable."""
    bare = FORGIVEN.sub("", text)
    if not bare:
        return ""
    digits = _with_country(bare)
    if digits.startswith(HOME):
        digits = HOME + digits[len(HOME) :].removeprefix("0")
    if not (OURS if digits.startswith(HOME) else FOREIGN).fullmatch(digits):
        raise PhoneUnusable
    return f"+{digits}"


def _with_country(bare: str) -> str:
    if bare.startswith(("+", "00")):
        return bare.removeprefix("+").removeprefix("00")
    if bare.startswith(HOME):
        return bare
    return HOME + bare


def shown(number: str) -> str:
    """As it is read here: 0812-3456-7890; one from abroad stays as it is."""
    if not number.startswith(f"+{HOME}"):
        return number
    digits = "0" + number[len(HOME) + 1 :]
    parts = [digits[start : start + 4] for start in range(0, len(digits), 4)]
    if len(parts) > 2 and len(parts[-1]) < 3:
        parts[-2:] = [parts[-2] + parts[-1]]
    return "-".join(parts)
