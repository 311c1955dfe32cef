"""What other rooms may ask of assessment."""

from kawah.learning.assessment.allowances import Allowance
from kawah.learning.assessment.allowing import (
    AllowanceNeedless,
    AllowanceUnexplained,
    allow_again,
)
from kawah.learning.assessment.analysis import Analysis, Drawn, ItemAnalysis, analyse
from kawah.learning.assessment.attempts import Attempt, Grade, Response
from kawah.learning.assessment.banks import Bank, Item, ItemTag, ItemVersion
from kawah.learning.assessment.evidence import evidence_of
from kawah.learning.assessment.handing_in import (
    PaperIncomplete,
    faults_in,
    hand_in,
    is_due,
    open_questions,
)
from kawah.learning.assessment.lateness import Hand
from kawah.learning.assessment.marking import (
    JudgedMeanwhile,
    RubricIncomplete,
    grade,
    in_words,
    judgeable,
    judged_lately,
    judgements,
    rubric_fraction,
    rubric_of,
    waiting,
)
from kawah.learning.assessment.pools import questions_of
from kawah.learning.assessment.question_files import read_questions, write_questions, written
from kawah.learning.assessment.quizzes import FeedbackMode, Purpose, Quiz, Slots
from kawah.learning.assessment.regrades import Judged, Regrade, Standing, judged, standing
from kawah.learning.assessment.regrading import (
    Effect,
    RegradeNeedless,
    RegradeUnexplained,
    effect_of,
    mended,
    order_regrade,
)
from kawah.learning.assessment.signs import Sign, is_steady
from kawah.learning.assessment.stuck import closing, stuck_attempts
from kawah.learning.assessment.taking import (
    AttemptClosed,
    AttemptUnmarked,
    NoAttemptsLeft,
    QuestionUnknown,
    Saved,
    is_over,
    refusal,
    save,
    start,
    submit,
)
from kawah.learning.assessment.tries import Tries, tries_of
from kawah.learning.assessment.unmarked import next_step, unmarked_parts
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
    "Allowance",
    "AllowanceNeedless",
    "AllowanceUnexplained",
    "Analysis",
    "Attempt",
    "AttemptClosed",
    "AttemptUnmarked",
    "Bank",
    "Choice",
    "Cloze",
    "Criterion",
    "Drawn",
    "Essay",
    "PaperIncomplete",
    "FeedbackMode",
    "Gap",
    "Grade",
    "Hand",
    "Item",
    "ItemAnalysis",
    "ItemTag",
    "ItemVersion",
    "JudgedMeanwhile",
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
    "Tries",
    "TrueFalse",
    "allow_again",
    "analyse",
    "answer_to",
    "best_answer",
    "closing",
    "evidence_of",
    "grade",
    "hand_in",
    "in_words",
    "is_due",
    "is_over",
    "is_steady",
    "judgeable",
    "judgements",
    "next_step",
    "faults_in",
    "open_questions",
    "questions_of",
    "read_questions",
    "refusal",
    "order_regrade",
    "standing",
    "judged",
    "judged_lately",
    "mended",
    "effect_of",
    "Effect",
    "Judged",
    "Regrade",
    "RegradeNeedless",
    "RegradeUnexplained",
    "Standing",
    "rubric_fraction",
    "rubric_of",
    "save",
    "score",
    "start",
    "stuck_attempts",
    "submit",
    "tries_of",
    "unmarked_parts",
    "waiting",
    "write_questions",
    "written",
]
