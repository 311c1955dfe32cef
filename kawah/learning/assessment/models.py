"""Item banks, quizzes, attempts and grades."""

from kawah.learning.assessment.allowances import Allowance
from kawah.learning.assessment.attempts import Attempt, Grade, Response
from kawah.learning.assessment.banks import Bank, Item, ItemTag, ItemVersion
from kawah.learning.assessment.quizzes import Quiz
from kawah.learning.assessment.regrades import Regrade

__all__ = [
    "Allowance",
    "Attempt",
    "Bank",
    "Grade",
    "Item",
    "ItemTag",
    "ItemVersion",
    "Quiz",
    "Regrade",
    "Response",
]
