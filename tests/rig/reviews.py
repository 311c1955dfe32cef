"""A remark on what a trainer of the demo writes, and a colleague's course to review."""

from django.urls import reverse
from django.utils import timezone

from kawah.learning.curriculum.api import (
    Activity,
    Course,
    Manuscript,
    Review,
    commenting,
    passages,
    writing,
)
from kawah.learning.player.api import spans
from kawah.people.directory.api import Person


def of(author: Person, manuscript: Manuscript, *, lesson: str) -> str:
    """Remark on a passage of the lesson, and send the author another course; gives the address
    where a lesson of that one is read."""
    taught = Course.objects.filter(versions__teachers__person=author)
    other = Course.objects.exclude(published=None).exclude(pk__in=taught).order_by("pk").first()
    assert other is not None and other.published is not None
    colleague = other.published.teachers.exclude(person=None).exclude(person=author).first()
    writer = colleague.person if colleague and colleague.person else _somebody_else(author)
    theirs = writing.begin(other, by=writer, now=timezone.now())
    asked = _ask(theirs, by=writer, to=author)
    _remark(_ask(manuscript, by=author, to=writer), manuscript, lesson, by=writer)
    activity = Activity.objects.filter(version=other.published, kind="lesson").order_by("seq")[0]
    _remark(asked, theirs, activity.lesson.path, by=author)
    return reverse("trainer:review_passage", args=[asked.uuid, activity.key])


def _somebody_else(author: Person) -> Person:
    colleagues = Person.objects.filter(agency=author.agency, is_active=True)
    found: Person = colleagues.exclude(pk=author.pk).order_by("pk")[0]
    return found


def _ask(manuscript: Manuscript, *, by: Person, to: Person) -> Review:
    now = timezone.now()
    version = manuscript.course.published
    return Review.objects.create(
        manuscript=manuscript,
        version=version,
        fingerprint="",
        asked_by=by,
        asked_at=now,
        reviewer=to,
    )


def _remark(review: Review, manuscript: Manuscript, path: str, *, by: Person) -> None:
    file = writing.file_of(manuscript, path)
    assert file is not None
    span = spans.spans(file.text)[1]
    passage = passages.Passage(path, passages.Part(span.id, span.line, span.text), line=span.line)
    told = "Contohnya jauh dari loket. Pakailah kejadian di loket sendiri."
    commenting.comment(review, passage, text=told, by=by, now=timezone.now())
