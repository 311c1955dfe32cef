"""Issuing: the row first, with everything the certificate will ever say."""

from datetime import date, datetime
from uuid import UUID, uuid5

from django.db import IntegrityError, transaction

from kawah.earned.certificates import codes
from kawah.earned.certificates.composing import Terms, compose, terms_of
from kawah.earned.certificates.models import Certificate, Revocation
from kawah.earned.certificates.wording import freeze
from kawah.learning.enrollment.api import Enrollment
from kawah.lib import checkpoints, periods
from kawah.people.competencies import api as competencies

# A course's own examination says less than an assessment by strangers or a supervisor's year-long
# observation: more likely held than not, and no more.
CONFIDENCE = 0.6
RELATED = ("person__agency", "version")


def issue(enrollment: Enrollment, *, statement: UUID, completed_on: date, now: datetime) -> bool:
    """Issue the first certificate of an enrollment; False when it has one already.

    `completed_on` is the day where the person works.
    """
    terms = terms_of(enrollment.version)
    made = enter(enrollment, terms, statement=statement, completed_on=completed_on, now=now)
    return made is not None


@transaction.atomic
def enter(
    enrollment: Enrollment,
    terms: Terms,
    *,
    statement: UUID,
    completed_on: date,
    now: datetime,
    number_of_issue: int = 1,
    in_bulk: bool = False,
) -> Certificate | None:
    """Write the row and attest the levels it stands for; None when the constraints know it."""
    code = codes.new()
    today = periods.local_day(now, enrollment.person.agency.time_zone)
    wording = compose(
        enrollment, terms, code=code, completed_on=completed_on, issued_on=max(today, completed_on)
    )
    certificate = Certificate(
        person=enrollment.person,
        agency=terms.agency,
        enrollment=enrollment,
        issue=number_of_issue,
        statement=statement,
        code=code,
        number=wording.number,
        wording=freeze(wording),
        issued_at=now,
        in_bulk=in_bulk,
    )
    if not _insert(certificate):
        return None
    _attest(certificate, terms, on=completed_on)
    checkpoints.reached("certificate")
    return certificate


def _insert(certificate: Certificate) -> bool:
    """Insert, and leave it to the unique constraints to say whether this certificate is new."""
    try:
        with transaction.atomic():
            certificate.save(force_insert=True)
    except IntegrityError:
        known = Certificate.objects.filter(statement=certificate.statement)
        same = Certificate.objects.filter(
            enrollment=certificate.enrollment, issue=certificate.issue
        )
        if known.exists() or same.exists():
            return False
        raise
    return True


def _attest(certificate: Certificate, terms: Terms, *, on: date) -> None:
    """A re-issue finds the levels attested: they are the enrollment's, not the paper's. What was
    taken back with a revoked issue before stays written, so it is attested anew."""
    is_first = certificate.issue == 1
    times = 0 if is_first else _times_revoked(certificate.enrollment)
    for outcome in terms.outcomes:
        competencies.attest(
            certificate.person,
            outcome.competency,
            level=outcome.level,
            source=competencies.Source.CERTIFICATE,
            confidence=CONFIDENCE,
            held_on=on,
            evidence=certificate.number,
            uuid=_finding(certificate.enrollment, outcome.key, after=times),
        )


def attested(enrollment: Enrollment) -> list[UUID]:
    """The findings that the certificates of an enrollment stand for."""
    keys = list(enrollment.version.outcomes.values_list("key", flat=True))
    times = range(_times_revoked(enrollment) + 1)
    return [_finding(enrollment, key, after=after) for after in times for key in keys]


def _times_revoked(enrollment: Enrollment) -> int:
    return Revocation.objects.filter(certificate__enrollment=enrollment).count()


def _finding(enrollment: Enrollment, outcome: str, *, after: int) -> UUID:
    """`after` is how many issues were revoked before."""
    return uuid5(enrollment.uuid, f"certificate:{outcome}" + (f":{after}" if after else ""))
