"""What other rooms may ask of the curriculum."""

from kawah.learning.curriculum import (
    amending,
    commenting,
    course_parts,
    pace,
    passages,
    policies,
    policy_change,
    removing,
    reviewing,
    searching,
    starting,
    structure,
    waiving,
    writing,
)
from kawah.learning.curriculum.course_file import place_of
from kawah.learning.curriculum.entries import entries_of, files_of_version
from kawah.learning.curriculum.exporting import export_course
from kawah.learning.curriculum.facts import Facts, describe, facts_of
from kawah.learning.curriculum.finding import (
    CourseUnknown,
    course_into,
    course_named,
    newest,
)
from kawah.learning.curriculum.folder import Folder
from kawah.learning.curriculum.glance import Glance, glance_at
from kawah.learning.curriculum.importing import CourseRefused, import_course
from kawah.learning.curriculum.judging import judgement_of
from kawah.learning.curriculum.kinds import Kind, kind
from kawah.learning.curriculum.models import (
    Activity,
    Comment,
    Course,
    Manuscript,
    ManuscriptFile,
    Module,
    Outcome,
    Phase,
    PhaseCourse,
    Policy,
    Program,
    Removal,
    Review,
    Teacher,
    Version,
    Waiver,
)
from kawah.learning.curriculum.outline import Chapter, Outline, Step, outline_of
from kawah.learning.curriculum.prerequisites import asked_for, asking_for
from kawah.learning.curriculum.program_file import written_program
from kawah.learning.curriculum.publishing import (
    NothingToPublish,
    ResepNotMet,
    findings_of,
    publish,
)
from kawah.learning.curriculum.retiring import CourseRetired, retire
from kawah.learning.curriculum.reviews import Decision
from kawah.learning.curriculum.shapes import misfits
from kawah.learning.curriculum.sources import keep_source, source_of
from kawah.learning.curriculum.toml_text import CourseFileUnusable
from kawah.learning.curriculum.verdicts import verdict_on, verdicts_for
from kawah.learning.curriculum.words import DeliveryMode, TaughtBy, TeacherRole

__all__ = [
    "Activity",
    "Chapter",
    "Comment",
    "Course",
    "CourseFileUnusable",
    "CourseRefused",
    "CourseRetired",
    "CourseUnknown",
    "Decision",
    "DeliveryMode",
    "Facts",
    "Folder",
    "Glance",
    "Kind",
    "Manuscript",
    "ManuscriptFile",
    "Module",
    "NothingToPublish",
    "Outcome",
    "Outline",
    "Phase",
    "PhaseCourse",
    "Policy",
    "Program",
    "Removal",
    "ResepNotMet",
    "Review",
    "Step",
    "TaughtBy",
    "Teacher",
    "TeacherRole",
    "Version",
    "Waiver",
    "amending",
    "asked_for",
    "asking_for",
    "commenting",
    "course_into",
    "course_named",
    "course_parts",
    "describe",
    "entries_of",
    "export_course",
    "facts_of",
    "files_of_version",
    "findings_of",
    "glance_at",
    "import_course",
    "judgement_of",
    "keep_source",
    "kind",
    "misfits",
    "newest",
    "outline_of",
    "pace",
    "passages",
    "place_of",
    "policies",
    "policy_change",
    "publish",
    "removing",
    "reviewing",
    "retire",
    "searching",
    "source_of",
    "starting",
    "structure",
    "verdict_on",
    "verdicts_for",
    "waiving",
    "writing",
    "written_program",
]
