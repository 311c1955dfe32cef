"""What other rooms may ask of assessment."""

from kawah.learning.assessment.analysis import Analysis, ItemAnalysis, analyse
from kawah.learning.assessment.attempts import Attempt, Grade, Response
from kawah.learning.assessment.banks import Bank, Item, ItemTag, ItemVersion
from kawah.learning.assessment.marking import (
    RubricIncomplete,
    grade,
    regrade,
    rubric_fraction,
    rubric_of,
    waiting,
)
from kawah.learning.assessment.question_files import read_questions, write_questions
from kawah.learning.assessment.quizzes import FeedbackMode, Purpose, Quiz, Slots
from kawah.learning.assessment.signs import Sign
from kawah.learning.assessment.taking import (
    AttemptClosed,
    NoAttemptsLeft,
    QuestionUnknown,
    Saved,
    attempts_left,
    is_over,
    refusal,
    save,
    start,
    submit,
)
from kawah.lib.questions.answers import answer_to
from kawah.lib.questions.scoring import Score, score
from kawah.lib.questions.shape import (
    Choice,
    Cloze,
    Criterion,
    Essay,
    Gap,
    Matching,
    Numeric,
    Option,
    Ordering,
    Question,
    Short,
    Text,
    TrueFalse,
)
from kawah.lib.questions.solutions import best_answer

__all__ = [
    "Analysis",
    "Attempt",
    "AttemptClosed",
    "Bank",
    "Choice",
    "Cloze",
    "Criterion",
    "Essay",
    "FeedbackMode",
    "Gap",
    "Grade",
    "Item",
    "ItemAnalysis",
    "ItemTag",
    "ItemVersion",
    "Matching",
    "NoAttemptsLeft",
    "Numeric",
    "Option",
    "Ordering",
    "Purpose",
    "Question",
    "QuestionUnknown",
    "Quiz",
    "Response",
    "RubricIncomplete",
    "Saved",
    "Score",
    "Short",
    "Sign",
    "Slots",
    "Text",
    "TrueFalse",
    "analyse",
    "answer_to",
    "attempts_left",
    "best_answer",
    "grade",
    "is_over",
    "read_questions",
    "refusal",
    "regrade",
    "rubric_fraction",
    "rubric_of",
    "save",
    "score",
    "start",
    "submit",
    "waiting",
    "write_questions",
]
