"""Gaps of a text, each with its answers one a line."""

import re
from typing import Any

from django.utils.translation import gettext_lazy

from kawah.lib.questions import cloze_code, numerals
from kawah.lib.questions.shape import Gap

BETWEEN = re.compile(r"(?<!\\)((?:\\\\)*)~")
LINE_END = re.compile(r"(?<!\\)((?:\\\\)*)\\n")
CODE = re.compile(r"\{([^:]*):([A-Z_]+):(.*)\}", re.DOTALL)
KINDS = (
    ("SHORTANSWER", gettext_lazy("Isian singkat")),
    ("SHORTANSWER_C", gettext_lazy("Isian, huruf besar dan kecil harus sama")),
    ("NUMERICAL", gettext_lazy("Bilangan")),
    ("MULTICHOICE", gettext_lazy("Pilih satu")),
    ("MULTICHOICE_S", gettext_lazy("Pilih satu, urutan diacak")),
    ("MULTIRESPONSE", gettext_lazy("Pilih beberapa")),
    ("MULTIRESPONSE_S", gettext_lazy("Pilih beberapa, urutan diacak")),
)


def gap_shown(gap: Gap) -> dict[str, Any]:
    code = CODE.fullmatch(cloze_code.write("[[1]]", [gap]))
    inner = code[3].replace("\n", "\\n") if code else ""
    answers = BETWEEN.sub(r"\1\n", inner)
    return {"kind": code[2] if code else "", "answers": answers, "points": gap.points}


def gap_code(row: dict[str, Any]) -> str:
    points = numerals.written(row.get("points") or 1.0)
    answers = "~".join(each.strip() for each in row["answers"].split("\n") if each.strip())
    answers = LINE_END.sub(r"\1\n", answers)
    return f"{{{points}:{row.get('kind') or 'SHORTANSWER'}:{answers}}}"
