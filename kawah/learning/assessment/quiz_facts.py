"""What a quiz tells the resep check about itself."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from kawah.learning.assessment.banks import Bank, ItemVersion
from kawah.learning.assessment.drawing import surely
from kawah.learning.assessment.pools import fixed, pool_of
from kawah.learning.assessment.quizzes import FeedbackMode, Quiz, Slots
from kawah.learning.curriculum.api import Activity, Facts, Outcome, describe, pace
from kawah.lib.questions.shape import Choice, Essay, Matching, Ordering, Question

MINUTES_A_QUESTION, MINUTES_AN_ESSAY = 2.0, 20.0


def facts_of_quiz(quiz: Quiz, activity: Activity) -> Facts:
    """Count an average paper: fixed questions wholly, draws by the average of their pool."""
    course = activity.version.course
    known = fixed(quiz, course)
    groups: list[tuple[Sequence[ItemVersion], int]] = [(list(known.values()), len(known))]
    groups += [(pool_of(draw, course), draw["count"]) for draw in quiz.draw]
    held = surely([Slots(tuple(one.pk for one in versions), count) for versions, count in groups])
    short = [key for key in quiz.items if key not in known]
    short += [
        _name(draw) for draw, sure in zip(quiz.draw, held[1:], strict=True) if sure < draw["count"]
    ]
    questions = sum(held)
    words = sum(_mean(versions, _words) * count for versions, count in groups)
    written = sum(_mean(versions, _written) * count for versions, count in groups)
    minutes = sum(_mean(versions, _minutes) * count for versions, count in groups)
    shortest = pace.shortest_seconds(read=words, written=written, questions=questions)
    return Facts(
        words=round(words),
        reading_seconds=round(shortest),
        estimated_minutes=minutes,
        questions=questions,
        essays=sum(_is_essay(version) for versions, _count in groups for version in versions),
        offline_bytes=round(words * 8),
        has_feedback=quiz.feedback != FeedbackMode.NEVER and not quiz.is_exam,
        is_assessment=quiz.is_exam,
        has_pass_mark=quiz.pass_percent > 0,
        items_by_outcome=_by_outcome(groups, activity) if quiz.is_exam else {},
        short_pools=tuple(short),
    )


def _is_essay(version: ItemVersion) -> bool:
    return isinstance(version.question.body, Essay)


def _name(draw: Mapping[str, Any]) -> str:
    tags = "+".join(draw["tags"])
    return f"{draw['bank']}: {tags}" if draw.get("bank") else tags


def _mean(versions: Sequence[ItemVersion], measure: Callable[[Question], float]) -> float:
    values = [measure(version.question) for version in versions]
    return sum(values) / len(values) if values else 0.0


def _words(question: Question) -> float:
    texts = [question.stem.value]
    body = question.body
    if isinstance(body, Choice):
        texts += [option.text.value for option in body.options]
    elif isinstance(body, Matching):
        texts += [pair.prompt.value for pair in body.pairs]
    elif isinstance(body, Ordering):
        texts += [step.value for step in body.steps]
    return float(sum(len(text.split()) for text in texts))


def _written(question: Question) -> float:
    return float(question.body.min_words or 0) if isinstance(question.body, Essay) else 0.0


def _minutes(question: Question) -> float:
    return MINUTES_AN_ESSAY if isinstance(question.body, Essay) else MINUTES_A_QUESTION


def _by_outcome(
    groups: list[tuple[Sequence[ItemVersion], int]], activity: Activity
) -> dict[str, int]:
    """How many questions that measure each outcome every paper holds, whatever is drawn."""
    counts: dict[str, int] = {}
    outcomes = list(activity.version.outcomes.select_related("competency"))
    for versions, count in groups:
        for outcome in outcomes:
            others = sum(not _measures(version.question, outcome) for version in versions)
            key = outcome.key
            if (sure := min(count, len(versions)) - others) > 0:
                counts[key] = counts.get(key, 0) + sure
    return counts


def _measures(question: Question, outcome: Outcome) -> bool:
    """Tags name the outcome, or its competency and, where one is named, its level."""
    tags = set(question.tags)
    levels = {tag for tag in tags if tag.startswith("level:")}
    is_level = not levels or f"level:{outcome.level}" in levels
    return outcome.key in tags or (is_level and f"competency:{outcome.competency.code}" in tags)


def refresh_drafts(bank: Bank) -> None:
    """Write the facts of quizzes in drafts anew that may draw from a bank that has changed."""
    rows = Quiz.objects.filter(activity__version__published_at=None)
    if bank.course is None:
        rows = rows.filter(activity__version__course__agency__path__startswith=bank.agency.path)
    else:
        rows = rows.filter(activity__version__course=bank.course)
    for quiz in rows.select_related("activity__version__course__agency"):
        describe(quiz.activity, facts_of_quiz(quiz, quiz.activity))
