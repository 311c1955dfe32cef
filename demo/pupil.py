"""Someone who takes a course through the same doors as everyone else, at times gone by."""

from collections.abc import Collection
from datetime import datetime, timedelta
from uuid import uuid4

from demo import markers, slips, writings
from kawah.learning.assessment import api as assessment
from kawah.learning.assessment.api import Essay
from kawah.learning.curriculum.api import Course, Step, outline_of
from kawah.learning.enrollment import api as enrollment
from kawah.learning.enrollment.api import Enrollment
from kawah.learning.player import api as player
from kawah.learning.player.api import Ask, Contrast, shown
from kawah.lib.questions.answers import Answer
from kawah.lib.questions.shape import Cloze, Matching, Ordering, Question, TrueFalse
from kawah.people.directory.api import Person

HASTE = timedelta(seconds=20)  # what who only clicks through spends on a lesson


def take(
    person: Person,
    course: Course,
    *,
    begin: datetime,
    now: datetime,
    chapters: int | None = None,
    due_in_days: int | None = None,
    days_a_chapter: int = 1,
    hurried: Collection[str] = (),
    until: str = "",
) -> Enrollment:
    """Enroll at `begin` and do the first `chapters` (all when None).

    They stop before the activity `until`; what they wrote waits to be marked then. The lessons
    whose keys are `hurried` are clicked through.
    """
    due = (begin + timedelta(days=due_in_days)).date() if due_in_days else None
    row = enrollment.enroll(person, course, now=begin, due_on=due)
    moment = begin
    for place, chapter in enumerate(outline_of(row.version_id).chapters[:chapters]):
        moment = max(moment, begin + timedelta(days=place * days_a_chapter))
        for step in chapter.steps:
            if step.key == until:
                return row
            spent = HASTE if step.key in hurried else timedelta(minutes=max(step.minutes, 5))
            moment = min(moment + spent, now)
            _do(row, step, moment - spent, moment)
    if chapters is None:  # who is done was marked; who is still under way waits
        markers.mark(row, now=min(moment + timedelta(days=1), now))
    return row


def _do(row: Enrollment, step: Step, begin: datetime, end: datetime) -> None:
    enrollment.visit(row, step, now=begin)
    if step.kind == "lesson":
        _read(row, step, begin, end)
    elif step.kind == "quiz":
        _sit(row, step, begin, end)
    else:
        player.write_entry(
            row.person,
            uuid=uuid4(),
            text=writings.reflection(row.course.key, step.key),
            happened_at=end,
            enrollment=row,
            step=step,
            now=end,
        )


def _read(row: Enrollment, step: Step, begin: datetime, end: datetime) -> None:
    blocks = shown(step, language="id").answerable
    pause = (end - begin) / (len(blocks) + 1)
    for index, (key, block) in enumerate(blocks.items(), start=1):
        moment = begin + index * pause
        player.answer_block(
            row,
            step,
            key,
            _fields(row, key, block, step.key),
            statement=uuid4(),
            happened_at=moment,
            now=moment,
            language="id",
        )
    enrollment.visit(row, step, now=end)
    player.finish_lesson(row, step, happened_at=end, now=end)


def _fields(row: Enrollment, key: str, block: object, lesson: str) -> dict[str, list[str]]:
    """What the form of a block would send."""
    if isinstance(block, Ask):
        return player.fields_for(block, _best(block.question), seed=lesson)
    if isinstance(block, Contrast):
        told = writings.differs(row.course.key, key, pupil=row.person.name)
        return {key: ["differs"], f"{key}:because": [told]} if told else {key: ["holds"]}
    return {key: ["0"]}


def _best(question: Question) -> dict[str, list[str]]:
    """The right answer, part by part."""
    best = assessment.best_answer(question.body)
    if isinstance(question.body, TrueFalse):
        return {"": ["true" if best else "false"]}
    if isinstance(question.body, Ordering):
        return {str(place): [str(place + 1)] for place in range(len(question.body.steps))}
    if isinstance(question.body, Matching | Cloze) and isinstance(best, list):
        return {str(place): [str(part)] for place, part in enumerate(best)}
    return {"": [str(part) for part in best] if isinstance(best, list) else [str(best)]}


def _sit(row: Enrollment, step: Step, begin: datetime, end: datetime) -> None:
    """Hand in until it is passed, or until a person has to mark it."""
    for number in range(1, slips.TRIES + 2):
        attempt = assessment.start(row, step, now=begin)
        attempt.enrollment = row
        for response in attempt.responses.select_related("item_version").order_by("seq"):
            answer = _answer(row.person, response.item_version.question, number)
            assessment.save(attempt, seq=response.seq, answer=answer, happened_at=end, now=end)
        handed_in = assessment.submit(attempt, happened_at=end, now=end)
        if handed_in.is_passed or handed_in.fraction is None:
            return


def _answer(person: Person, question: Question, number: int) -> Answer | None:
    if isinstance(question.body, Essay):
        return writings.essay(question.key, pupil=person.name)
    return slips.answer_of(person.name, question, number=number)
