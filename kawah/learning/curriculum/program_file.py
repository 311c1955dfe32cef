"""The shape of programme.toml, from the file to rows and back."""

from collections.abc import Iterator
from typing import Annotated, Any, Literal

import msgspec
import tomli_w
from django.utils.translation import gettext as _
from msgspec import Meta, Struct

from kawah.learning.curriculum.course_file import Key, Title
from kawah.learning.curriculum.courses import Course
from kawah.learning.curriculum.programs import Phase, PhaseCourse, Program
from kawah.learning.curriculum.shapes import table_faults
from kawah.learning.curriculum.toml_text import CourseFileUnusable, parsed
from kawah.people.directory.api import Agency

FILE = "programme.toml"
CourseName = Annotated[str, Meta(min_length=1, max_length=120)]


class PhaseNode(Struct, omit_defaults=True):
    """`courses` are keys of the programme's own agency, or `agency/key`."""

    name: Title
    mode: Literal["self_paced", "online", "blended", "in_person"]
    days: Annotated[int, Meta(ge=1, le=400)] | None = None
    courses: list[CourseName] = []


class ProgramNode(Struct, omit_defaults=True):
    code: Key
    name: Title
    summary: str = ""
    phase: list[PhaseNode] = []


class ProgramRefused(Exception):
    """The file holds faults; nothing was changed. `faults` lists (where, sentence)."""

    def __init__(self, found: list[tuple[str, str]]) -> None:
        super().__init__("; ".join(f"{where}: {what}" for where, what in found))
        self.faults = found


def read_program(content: bytes, *, agency: Agency) -> tuple[ProgramNode, list[list[Course]]]:
    """The programme and the courses of each phase. Raises ProgramRefused."""
    try:
        top = parsed(content)
    except CourseFileUnusable as error:
        raise ProgramRefused([(FILE, str(error))]) from error
    if found := list(table_faults(FILE, top, ProgramNode)):
        raise ProgramRefused(found)
    node = msgspec.convert(top, ProgramNode)
    courses = [[_course(name, agency) for name in phase.courses] for phase in node.phase]
    if found := list(_faults(node, courses)):
        raise ProgramRefused(found)
    known = [[course for course in row if course] for row in courses]
    phases = [
        msgspec.structs.replace(phase, courses=[_named(course, agency) for course in row])
        for phase, row in zip(node.phase, known, strict=True)
    ]
    return msgspec.structs.replace(node, phase=phases), known


def _course(name: str, agency: Agency) -> Course | None:
    code, _slash, key = name.rpartition("/")
    return Course.objects.filter(agency__code=code or agency.code, key=key).first()


def _faults(node: ProgramNode, courses: list[list[Course | None]]) -> Iterator[tuple[str, str]]:
    if not node.phase:
        yield FILE, _("Program belum punya tahap; tambahkan [[phase]].")
    for number, (phase, found) in enumerate(zip(node.phase, courses, strict=True), start=1):
        where = f"{FILE}: [[phase]] {number}"
        for name, course in zip(phase.courses, found, strict=True):
            if course is None:
                yield where, _("Kursus “%(name)s” tidak ada.") % {"name": name}
        if len(set(phase.courses)) < len(phase.courses):
            yield where, _("Satu kursus disebut dua kali dalam tahap ini.")


def keep_program(node: ProgramNode, courses: list[list[Course]], *, agency: Agency) -> Program:
    """Bring a programme to what its file says, in the caller's transaction."""
    about = {"name": node.name, "summary": node.summary}
    program, _new = Program.objects.update_or_create(agency=agency, code=node.code, defaults=about)
    program.phases.all().delete()
    for seq, (phase, row) in enumerate(zip(node.phase, courses, strict=True)):
        made = Phase.objects.create(
            program=program, seq=seq, name=phase.name, mode=phase.mode, days=phase.days
        )
        PhaseCourse.objects.bulk_create(
            PhaseCourse(phase=made, course=course, seq=place) for place, course in enumerate(row)
        )
    return program


def node_of(program: Program) -> ProgramNode:
    phases = [_phase(phase, program.agency) for phase in program.phases.order_by("seq")]
    return ProgramNode(program.code, program.name, program.summary, phases)


def _phase(phase: Phase, agency: Agency) -> PhaseNode:
    rows = phase.phasecourse_set.select_related("course__agency").order_by("seq")
    names = [_named(row.course, agency) for row in rows]
    # the column's choices are the words that the file may say
    shape: dict[str, Any] = {"name": phase.name, "mode": phase.mode, "days": phase.days}
    return msgspec.convert({**shape, "courses": names}, PhaseNode)


def _named(course: Course, agency: Agency) -> str:
    if course.agency_id == agency.pk:
        return course.key
    return f"{course.agency.code}/{course.key}"


def written_program(program: Program) -> bytes:
    """The file that `read_program` reads back."""
    return tomli_w.dumps(msgspec.to_builtins(node_of(program))).encode()
