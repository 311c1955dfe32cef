"""Programmes, courses, versions and their parts."""

from kawah.learning.curriculum.courses import Course, Version
from kawah.learning.curriculum.listing import Listing, Posting, Spelling
from kawah.learning.curriculum.manuscripts import (
    Manuscript,
    ManuscriptFile,
    PartWriting,
    Removal,
)
from kawah.learning.curriculum.parts import Activity, Module, Outcome, Teacher
from kawah.learning.curriculum.policies import Policy
from kawah.learning.curriculum.programs import Phase, PhaseCourse, Program
from kawah.learning.curriculum.reviews import Comment, Review, Waiver
from kawah.learning.curriculum.sources import Source

__all__ = [
    "Activity",
    "Comment",
    "Course",
    "Listing",
    "Manuscript",
    "ManuscriptFile",
    "Module",
    "Outcome",
    "PartWriting",
    "Phase",
    "PhaseCourse",
    "Policy",
    "Posting",
    "Program",
    "Removal",
    "Review",
    "Source",
    "Spelling",
    "Teacher",
    "Version",
    "Waiver",
]
