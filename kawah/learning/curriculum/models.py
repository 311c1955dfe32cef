"""Programmes, courses, versions and their parts."""

from kawah.learning.curriculum.courses import Course, Version
from kawah.learning.curriculum.listing import Listing, Posting, Spelling
from kawah.learning.curriculum.manuscripts import Manuscript, ManuscriptFile
from kawah.learning.curriculum.parts import Activity, Module, Outcome, Teacher
from kawah.learning.curriculum.programs import Phase, PhaseCourse, Program
from kawah.learning.curriculum.sources import Source

__all__ = [
    "Activity",
    "Course",
    "Listing",
    "Manuscript",
    "ManuscriptFile",
    "Module",
    "Outcome",
    "Phase",
    "PhaseCourse",
    "Posting",
    "Program",
    "Source",
    "Spelling",
    "Teacher",
    "Version",
]
