"""What other rooms may ask of the curriculum."""

from kawah.learning.curriculum import pace, writing
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
from kawah.learning.curriculum.kinds import Kind, kind
from kawah.learning.curriculum.models import (
    Activity,
    Course,
    Manuscript,
    ManuscriptFile,
    Module,
    Outcome,
    Phase,
    PhaseCourse,
    Program,
    Teacher,
    Version,
)
from kawah.learning.curriculum.outline import Chapter, Outline, Step, outline_of
from kawah.learning.curriculum.program_file import written_program
from kawah.learning.curriculum.publishing import (
    NothingToPublish,
    ResepNotMet,
    findings_of,
    publish,
)
from kawah.learning.curriculum.retiring import CourseRetired, retire
from kawah.learning.curriculum.shapes import misfits
from kawah.learning.curriculum.sources import keep_source, source_of
from kawah.learning.curriculum.words import DeliveryMode, TeacherRole

__all__ = [
    "Activity",
    "Chapter",
    "Course",
    "CourseRefused",
    "CourseRetired",
    "CourseUnknown",
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
    "Program",
    "ResepNotMet",
    "Step",
    "Teacher",
    "TeacherRole",
    "Version",
    "course_into",
    "course_named",
    "describe",
    "export_course",
    "facts_of",
    "findings_of",
    "glance_at",
    "import_course",
    "keep_source",
    "kind",
    "misfits",
    "newest",
    "outline_of",
    "pace",
    "publish",
    "retire",
    "source_of",
    "writing",
    "written_program",
]
