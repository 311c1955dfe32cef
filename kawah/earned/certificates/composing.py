"""Puts a certificate's words together from the course as taken and the person as they are."""

from collections.abc import Iterable
from datetime import date
from typing import Literal

from django.conf import settings
from django.utils.translation import override
from msgspec import Struct

from kawah.earned.certificates import codes, instruments, letterhead
from kawah.earned.certificates.models import Official
from kawah.earned.certificates.wording import (
    PERSONAL_NUMBER,
    Signatory,
    Subject,
    Teacher,
    Wording,
)
from kawah.learning.curriculum import api as curriculum
from kawah.learning.enrollment.api import Enrollment
from kawah.lib import jp, periods
from kawah.people.directory import api as directory

NUMBER_LENGTH = 12  # characters of the code in a number: a counter would be a lock, and would tell
HIDDEN = "…"


class Terms(Struct, frozen=True):
    """What is equal for everyone who took a version: read once for a whole batch."""

    version: curriculum.Version
    agency: directory.Agency
    teachers: tuple[curriculum.Teacher, ...]
    outcomes: tuple[curriculum.Outcome, ...]
    crest: str
    officials: tuple[Official, ...]


def terms_of(version: curriculum.Version) -> Terms:
    course = curriculum.Course.objects.select_related("agency").get(pk=version.course_id)
    outcomes = version.outcomes.select_related("competency").order_by("seq")
    return Terms(
        version=version,
        agency=course.agency,
        teachers=tuple(version.teachers.order_by("seq")),
        outcomes=tuple(outcomes),
        crest=letterhead.crest_of(course.agency),
        officials=letterhead.officials_of(course.agency),
    )


def compose(
    enrollment: Enrollment, terms: Terms, *, code: str, completed_on: date, issued_on: date
) -> Wording:
    """The words in the person's language; a NIP or NIK in a title or name is left out."""
    person, version, agency = enrollment.person, terms.version, terms.agency
    zone = person.agency.time_zone
    signatory, second = signatories(agency, terms.officials, on=issued_on)
    trainer = _teacher(terms.teachers, curriculum.TeacherRole.WIDYAISWARA)
    practitioner = _teacher(terms.teachers, curriculum.TeacherRole.PRACTITIONER)
    with override(person.language):
        return Wording(
            code=code,
            number=_number(agency, code, issued_on),
            recipient_name=_public(person.name),
            recipient_post=_post(person, on=completed_on),
            agency_name=_public(agency.name),
            crest=terms.crest,
            course_title=_public(version.title),
            outcomes=tuple(_ability(outcome.text) for outcome in terms.outcomes),
            jp=jp.from_minutes(version.minutes, on=completed_on),
            started_on=min(periods.local_day(enrollment.enrolled_at, zone), completed_on),
            completed_on=completed_on,
            issued_on=issued_on,
            place=agency.seat or agency.regency,
            delivery=str(curriculum.DeliveryMode(version.mode).label),
            trainer=trainer,
            practitioner=practitioner,
            signatory=signatory,
            second=second,
            verify_url=f"{settings.PUBLIC_URL}/v/{code}",
            regulations=tuple(
                _public(rule["title"]) for rule in version.regulations if rule["in_force"]
            ),
            signer_label=instruments.label(),
            subjects=tuple(_subjects(version)),
            language=_language(person.language),
        )


def _number(agency: directory.Agency, code: str, issued_on: date) -> str:
    return f"{agency.code.upper()}/{issued_on.year}/{codes.show(code[:NUMBER_LENGTH])}"


def _teacher(teachers: Iterable[curriculum.Teacher], role: str) -> Teacher | None:
    named = (
        Teacher(_public(teacher.name), _public(teacher.position))
        for teacher in teachers
        if teacher.role == role
    )
    return next(named, None)


def signatories(
    agency: directory.Agency, officials: Iterable[Official], *, on: date
) -> tuple[Signatory, Signatory | None]:
    """In whose name it is signed on a day. The key is nobody's of those who taught: where no
    official is named, it is signed in the name of the agency."""
    name = _public(agency.name)
    named = [
        Signatory(_public(one.name), _public(one.position), name)
        for one in officials
        if one.is_in_force(on=on)
    ]
    if not named:
        return Signatory(name, "", ""), None
    return named[0], named[1] if len(named) > 1 else None


def _post(person: directory.Person, *, on: date) -> str:
    held = directory.current(person, on=on)
    return _public(f"{held.position.name}, {held.unit.name}") if held else ""


def _subjects(version: curriculum.Version) -> Iterable[Subject]:
    for chapter in curriculum.outline_of(version.pk).chapters:
        minutes = sum(step.minutes for step in chapter.steps)
        yield Subject(_public(chapter.title), minutes)


def _ability(text: str) -> str:
    """An outcome as the phrase after "mampu": small first letter, unless an abbreviation begins."""
    phrase = _public(text).strip().rstrip(".")
    return phrase if phrase[1:2].isupper() else phrase[:1].lower() + phrase[1:]


def _public(text: str) -> str:
    return PERSONAL_NUMBER.sub(HIDDEN, text)


def _language(language: str) -> Literal["id", "en"]:
    return "en" if language == "en" else "id"
