"""The resep beside the author: each fault and finding with the button that leads to its form."""

import re
from collections.abc import Iterator
from urllib.parse import urlencode

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from msgspec import Struct

from kawah.learning.curriculum.api import judgement_of, place_of, structure, waiving, writing
from kawah.lib.periods import local_day
from kawah.web.trainer.studio.desk import Desk

ERROR, LATER, WAIVED = "error", "later", "waived"
STATES = {"error": "late", "warning": "waiting", "later": "todo", "waived": "done"}
WORDS: dict[str, Promise] = {
    "error": gettext_lazy("Kesalahan"),
    "warning": gettext_lazy("Peringatan"),
    "later": gettext_lazy("Nanti"),
    "waived": gettext_lazy("Dikecualikan"),
}
QUOTED = re.compile(r"^[“\"](\w+)[”\"]")
TABLE = re.compile(r"^course\.toml: \[\[?(\w+)\]\]?")
GROUPS = {
    "impact": "dampak",
    "teacher": "pengajar",
    "outcome": "hasil",
    "regulation": "peraturan",
}
# What mends a finding: a group of the course's data with a field, or one of the words below.
DATA = {
    "teaching_pair": ("pengajar", ""),
    "impact_named": ("dampak", "id_change"),
    "reviewed_recently": ("umum", "id_reviewed_on"),
    "no_repealed_regulation": ("peraturan", ""),
    "known_regulation": ("peraturan", ""),
    "essays_marked": ("pengajar", ""),
}
NEW = {
    "outcome_taught": {"jenis": "pelajaran", "oleh": "widyaiswara"},
    "outcome_practised": {"jenis": "latihan"},
    "outcome_assessed": {"jenis": "ujian"},
    "main_outcome_practitioner": {"jenis": "pelajaran-aturan-praktik", "oleh": "both"},
}
BUTTONS: dict[str, Promise] = {
    "teaching_pair": gettext_lazy("Isi pengajar"),
    "impact_named": gettext_lazy("Isi perubahan di tempat kerja"),
    "reviewed_recently": gettext_lazy("Isi tanggal telaah"),
    "outcome_taught": gettext_lazy("Tambah pelajaran"),
    "outcome_practised": gettext_lazy("Tambah latihan"),
    "outcome_assessed": gettext_lazy("Tambah ujian"),
    "main_outcome_practitioner": gettext_lazy("Tambah pelajaran praktisi"),
}


class Remark(Struct, frozen=True):
    """`key` is the outcome or activity concerned, `where` its name for people."""

    code: str
    key: str
    severity: str
    where: str
    sentence: str
    address: str
    button: str

    @property
    def state(self) -> str:
        return STATES[self.severity]

    @property
    def word(self) -> str:
        return str(WORDS[self.severity])


class Panel(Struct, frozen=True):
    remarks: tuple[Remark, ...]
    losses: tuple[tuple[str, str, str], ...]

    @property
    def now(self) -> list[Remark]:
        """What can be done something about today."""
        return [one for one in self.remarks if one.severity not in (LATER, WAIVED)]

    @property
    def waived(self) -> list[Remark]:
        return [one for one in self.remarks if one.severity == WAIVED]

    @property
    def later(self) -> list[Remark]:
        return [one for one in self.remarks if one.severity == LATER]

    @property
    def errors(self) -> int:
        return sum(one.severity == ERROR for one in self.remarks)


def panel_of(desk: Desk) -> Panel:
    """What the importer and the resep say of a manuscript as it stands."""
    judged = judgement_of(desk.manuscript, now=desk.now)
    mending = Mending(desk)
    course = desk.manuscript.course
    waived = waiving.waived(course, on=local_day(desk.now, course.agency.time_zone))
    faults = [
        Remark("", "", ERROR, where, sentence, mending.of_fault(where, sentence), _("Perbaiki"))
        for where, sentence in judged.faults
    ]
    findings = [
        Remark(
            one.code,
            one.where,
            WAIVED if (one.code, one.where) in waived else one.severity,
            one.place,
            one.sentence,
            mending.of_finding(one.code, one.where),
            str(BUTTONS.get(one.code, _("Perbaiki"))),
        )
        for one in judged.findings
    ]
    return Panel((*faults, *findings), judged.losses)


class Mending:
    """Where something is mended. The places that the importer names are told apart by the very
    words in which it names them."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.named = dict(self._named())

    def of_fault(self, where: str, sentence: str) -> str:
        found = QUOTED.match(sentence)
        field = f"#id_{found[1]}" if found else ""
        if self.desk.fault:
            return self.desk.place("manuscript_file", writing.COURSE_FILE)
        if where in self.named:
            return self.named[where] + field
        if table := TABLE.match(where):
            return self._group(GROUPS.get(table[1], ""))
        if where == writing.COURSE_FILE and found:
            return self._top(found[1])
        if where == writing.COURSE_FILE:
            return self.desk.place("manuscript")
        return self._of_file(where)

    def of_finding(self, code: str, where: str) -> str:
        if code in DATA:
            name, field = DATA[code]
            return self._group(name) + (f"#{field}" if field else "")
        if code == "outcome_assessed" and (exam := self._exam(where)):
            return exam
        if code in NEW:
            asked = urlencode({**NEW[code], "hasil": where})
            return f"{self.desk.place('manuscript_new_activity')}?{asked}"
        if where:
            return self._of_activity(code, where)
        return self.desk.place("manuscript")

    def _named(self) -> Iterator[tuple[str, str]]:
        for m, module in enumerate(structure.modules(self.desk.top), start=1):
            for a, activity in enumerate(module.get("activity", []), start=1):
                place = self.desk.activity_place(activity["key"])
                yield place_of(m, a), place
                yield f"course.toml: {activity['key']}", place
        for key, _text in self.desk.outcomes():
            yield f"course.toml: {key}", self._group("hasil")

    def _group(self, name: str) -> str:
        if name:
            return self.desk.place("manuscript_part", name)
        return self.desk.place("manuscript_file", writing.COURSE_FILE)

    def _top(self, key: str) -> str:
        if key in GROUPS:
            return self._group(GROUPS[key])
        return f"{self._group('umum')}#id_{key}"

    def _of_file(self, where: str) -> str:
        path = next((one for one in self.desk.paths if where.startswith(one)), "")
        return self.desk.content_place(path) if path else self.desk.place("manuscript")

    def _exam(self, outcome: str) -> str:
        """The exam that is there wants questions of this outcome, not another exam beside it."""
        exams = [
            activity
            for _module, activity in structure.activities(self.desk.top)
            if activity.get("purpose") == "exam"
        ]
        banks = [row["file"] for row in self.desk.top.get("bank", []) if row.get("file")]
        if exams and banks:
            return self.desk.content_place(str(banks[0]))
        return f"{self.desk.activity_place(exams[0]['key'])}#id_tags-0" if exams else ""

    def _of_activity(self, code: str, key: str) -> str:
        place = self.desk.activity_place(key)
        if code == "essays_decide":
            return f"{place}#id_pass_percent"
        if code == "draws_satisfied":
            return f"{place}#id_tags-0"
        table = structure.activity_of(self.desk.top, key)
        return self.desk.content_place(str(table["file"])) if table.get("file") else place
