"""The kinds of activity a course can hold. Each says how it is written from a course folder,
checked, frozen at publication and exported (see kawah/learning/curriculum/kinds.py)."""

KINDS = {
    "lesson": "kawah.learning.player.lesson_kind.LessonKind",
    "reflection": "kawah.learning.player.reflection_kind.ReflectionKind",
    "quiz": "kawah.learning.assessment.quiz_kind.QuizKind",
}

# Parts of a course beside its activities, by the name of their tables in course.toml.
PARTS = {
    "bank": "kawah.learning.assessment.bank_part.BankPart",
}
