"""Two agencies that know nothing of each other, each with somebody in every role."""

from uuid import uuid4

from django.test import Client
from msgspec import Struct
from msgspec.structs import replace

from kawah.earned.certificates import api as certificates
from kawah.earned.certificates import workshop
from kawah.earned.certificates.api import Certificate, Official
from kawah.earned.certificates.issuing import issue
from kawah.earned.claims import api as claims
from kawah.earned.claims.api import Claim
from kawah.earned.recaps.api import Recap
from kawah.insight.analytics import api as analytics
from kawah.insight.analytics.api import Export
from kawah.insight.analytics.exporting import export_waiting
from kawah.learning.assessment import api as assessment
from kawah.learning.assessment.api import Attempt, Item, Response, TrueFalse
from kawah.learning.assessment.keeping import add_questions
from kawah.learning.curriculum.api import (
    Comment,
    Course,
    Manuscript,
    Review,
    Step,
    outline_of,
    removing,
    reviewing,
    waiving,
    writing,
)
from kawah.learning.enrollment import api as enrollments
from kawah.learning.enrollment.api import Batch, Enrollment
from kawah.learning.joining import api as joining
from kawah.learning.joining.api import Bound, Duty, Nomination, Nominee
from kawah.learning.media import api as media
from kawah.learning.player import api as player
from kawah.learning.player.api import JournalEntry
from kawah.people.access.api import Role, grant, name_supervisor
from kawah.people.accounts import api as accounts
from kawah.people.accounts import writing as slips
from kawah.people.accounts.api import SlipOrder
from kawah.people.competencies import api as competencies
from kawah.people.competencies.api import Competency, Own, Proposal, Thing
from kawah.people.directory.api import Agency, Person, Reach, Scope, Unit
from kawah.people.errands.api import Act, Errand
from kawah.people.rosters.models import Piece, Release, Roster, Row, packed
from tests import courses
from tests.factories import NOW, TODAY, make_agency, make_person, make_unit, place

REACHES = {
    Role.LEARNER: Reach.OWN,
    Role.TRAINER: Reach.AGENCY,
    Role.PRACTITIONER: Reach.OWN,
    Role.ORGANIZER: Reach.AGENCY,
    Role.TREASURER: Reach.AGENCY,
    Role.SUPERVISOR: Reach.UNIT,
    Role.EXECUTIVE: Reach.AGENCY,
    Role.STEWARD: Reach.AGENCY,
    Role.NATIONAL: Reach.NATIONAL,
}


# The resep asks for as much to read as the course says it takes.
TEXT = "\nWarga menunggu dengan sabar ketika urutannya jelas dan petugasnya menjelaskan.\n"


class Things(Struct):
    """One of each thing a page can be about."""

    course: Course
    enrollment: Enrollment
    steps: dict[str, Step]
    attempt: Attempt
    response: Response
    entry: JournalEntry
    batch: Batch
    manuscript: Manuscript


class Side(Struct):
    """One agency: who is there, and what there is."""

    agency: Agency
    people: dict[Role, Person]
    unit: Unit
    things: Things


def make_side(code: str, *, parent: Agency | None = None) -> Side:
    agency = make_agency(code, parent=parent)
    unit = make_unit(agency)
    people = {
        role: make_person(agency, name=f"{role} {code}", email=f"{role}@{code}.example.go.id")
        for role in Role
    }
    for role, person in people.items():
        give(person, role, agency, unit)
    name_supervisor(
        people[Role.LEARNER], supervisor=people[Role.SUPERVISOR], by=None, on=TODAY, now=NOW
    )
    return Side(agency, people, unit, make_things(agency, people))


def give(person: Person, role: Role, agency: Agency, unit: Unit) -> None:
    """Place a person in the unit and give the role with the reach that is usual for it."""
    reach = REACHES[role]
    place(person, unit=unit)
    grant(
        person,
        role,
        reach=reach,
        agency=agency if reach in (Reach.AGENCY, Reach.UNIT) else None,
        unit=unit if reach == Reach.UNIT else None,
        effective_from=TODAY,
        now=NOW,
    )


def make_things(agency: Agency, people: dict[Role, Person]) -> Things:
    """A course taught by the trainer and begun by the learner, with an answer to be judged."""
    taught = courses.COURSE_TOML.replace("retno@example.go.id", str(people[Role.TRAINER].email))
    essay = courses.BANK.replace("Nomor antrean boleh dijual. {F}", "Apa itu antrean adil? {}")
    lesson = courses.LESSON + TEXT * 500
    version = courses.published(agency, course=taught, bank=essay, lesson=lesson)
    enrollment = enrollments.enroll(people[Role.LEARNER], version.course, now=NOW)
    steps = {step.key: step for step in outline_of(version.pk).steps}
    answered = answer(enrollment, steps["latihan"])
    return Things(
        course=version.course,
        enrollment=enrollment,
        steps=steps,
        attempt=assessment.start(enrollment, steps["ujian"], now=NOW),
        response=answered.responses.get(is_waiting=True),
        entry=reflect(enrollment, steps["renungan"]),
        batch=Batch.objects.create(
            agency=agency, version=version, name="Angkatan I", starts_on=TODAY, ends_on=TODAY
        ),
        manuscript=writing.begin(version.course, by=people[Role.TRAINER], now=NOW),
    )


def award(side: Side) -> Certificate:
    """The learner's certificate, drawn and signed."""
    row = side.things.enrollment
    issue(row, statement=uuid4(), completed_on=TODAY, now=NOW)
    workshop.finish_waiting(now=NOW)
    return Certificate.objects.get(enrollment=row)


def sign_for(side: Side) -> Official:
    """Somebody who signs the certificates of the side's agency."""
    named = certificates.Named(1, "Drs. Arif", "Kepala Badan", effective_from=TODAY)
    steward = side.people[Role.STEWARD]
    return certificates.name_official(side.agency, named, by=steward, now=NOW)


def claim(side: Side) -> Claim:
    """A training elsewhere that the learner came back with, to be mended."""
    evidence = media.keep("bukti.pdf", b"%PDF-1.7\n%%EOF", now=NOW)
    told = claims.Told("KL10", "Bimtek", "Dinas", TODAY, TODAY, 90, "", evidence, "bukti.pdf")
    learner, supervisor = side.people[Role.LEARNER], side.people[Role.SUPERVISOR]
    sent = claims.send(learner, told, uuid=uuid4(), on=TODAY, now=NOW)
    claims.send_back(sent, by=supervisor, why="Tanggalnya lain.", path="/jp/pengajuan/", now=NOW)
    return sent


def hand_in(side: Side) -> Roster:
    """A file of people that was read; somebody of the same agency is asked for by a row of it."""
    roster = Roster.objects.create(
        agency=side.agency, name="pegawai.csv", at=NOW, headings=["NIP", "Nama"], pieces=1
    )
    Piece.objects.create(roster=roster, number=0, body=packed([(2, ["", "Siti"])]))
    row = Row.objects.create(roster=roster, piece=0, number=2, entry={}, verdict="changed")
    learner = side.people[Role.LEARNER]
    Release.objects.create(row=row, person=learner, agency=side.agency, asked_at=NOW)
    return roster


def entrust(side: Side) -> Errand:
    """An act on many people that was done, and left somebody out."""
    errand = Errand.objects.create(
        uuid=uuid4(),
        agency=side.agency,
        by=side.people[Role.STEWARD],
        at=NOW,
        act=Act.LEAVING,
        agency_path=side.agency.path,
        total=1,
        stage="done",
        confirmed_at=NOW,
        done_at=NOW,
    )
    learner = side.people[Role.LEARNER]
    errand.members.create(number=0, person=learner, outcome="left_out", fault="power")
    return errand


def nominate(side: Side) -> Nomination:
    """A file of learners that was read, and a rule that binds the side's learner."""
    organizer, course = side.people[Role.ORGANIZER], side.things.course
    duty = Duty(agency=side.agency, course=course, position_kind="PELAKSANA", by=organizer)
    joining.oblige(duty, now=NOW)
    Bound.objects.create(duty=duty, person=side.people[Role.LEARNER], since=TODAY)
    held = Nomination.objects.create(
        agency=side.agency,
        course=course,
        name="peserta.csv",
        by=organizer,
        at=NOW,
        headings=["NIP"],
        meant=["nip"],
        stage="judged",
        pieces=1,
        total=1,
    )
    held.kept.create(number=0, body=packed([(2, ["123"])]))
    Nominee.objects.create(
        nomination=held, number=2, state="refused", problem="nip", faults=[["nip.length", {}]]
    )
    return held


def recap(side: Side) -> Recap:
    """A file of training elsewhere that was read, with a row to be mended."""
    held = Recap.objects.create(
        agency=side.agency,
        name="rekap.csv",
        by=side.people[Role.ORGANIZER],
        at=NOW,
        headings=["NIP"],
        meant=["nip"],
        stage="judged",
        pieces=1,
        total=1,
    )
    held.kept.create(number=0, body=packed([(2, ["123"])]))
    held.rows.create(number=2, state="refused", problem="nip", faults=[["nip.length", {}]])
    return held


def own_competency(side: Side) -> Competency:
    """A technical competency of the side's agency."""
    own = Own(f"Loket {side.agency.code}", 5, [], "Standar instansi")
    steward = side.people[Role.STEWARD]
    return competencies.add(side.agency, own, valid_from=TODAY, on=TODAY, by=steward, now=NOW)


def propose(side: Side) -> Proposal:
    """A change of the dictionary that waits for another national admin than the side's."""
    held = Competency.objects.get(agency=None, code="integrity")
    return competencies.propose(
        uuid4(),
        Thing(held.code),
        replace(held.terms, name="Integritas dan keteladanan"),
        valid_from=TODAY,
        path="/nasional/usulan/{proposal}/",
        by=side.people[Role.NATIONAL],
        now=NOW,
        why="Permenpan RB yang baru",
    )


def take_away(side: Side) -> Export:
    """The list of the side's people as a file, ordered by its steward."""
    steward = side.people[Role.STEWARD]
    scope = Scope(steward.pk, Reach.AGENCY, agency_path=side.agency.path)
    made = analytics.order_export(
        uuid4(), scope, analytics.Choice(), form="csv", agency=side.agency, by=steward, now=NOW
    )
    while export_waiting(now=NOW):
        pass
    return made


def give_codes(side: Side) -> SlipOrder:
    """An order of codes for everyone of the side, with its sheet; and a complaint about data."""
    steward = side.people[Role.STEWARD]
    scope = Scope(steward.pk, Reach.AGENCY, agency_path=side.agency.path)
    order, _is_new = accounts.order_slips(
        uuid4(),
        agency=side.agency,
        unit=None,
        scope=scope,
        by=steward,
        by_mail=False,
        renews=False,
        now=NOW,
    )
    while slips.write_waiting(now=NOW):
        pass
    accounts.confirm_data(side.people[Role.LEARNER], wrong="Jabatan saya keliru.", now=NOW)
    return order


def mend(side: Side, key: str) -> Item:
    """Turn the key of a true-false question of the side's course."""
    item = Item.objects.select_related("newest", "bank").get(
        bank__course=side.things.course, key=key
    )
    assert item.newest is not None
    question = item.newest.question
    assert isinstance(question.body, TrueFalse)
    body = replace(question.body, is_true=not question.body.is_true)
    add_questions(item.bank, [replace(question, body=body)], now=NOW)
    item.refresh_from_db()
    return item


def write(side: Side) -> Manuscript:
    """The side's course under the pen of its trainer, who has taken out one activity."""
    trainer = side.people[Role.TRAINER]
    manuscript = writing.begin(side.things.course, by=trainer, now=NOW)
    removing.remove_activity(manuscript, "renungan", by=trainer, now=NOW)
    return manuscript


def send_for_review(side: Side) -> Review:
    """A colleague's course, sent to the side's trainer, who has remarked on the trainer's own."""
    trainer, colleague = side.people[Role.TRAINER], make_person(side.agency, name="Rekan Penulis")
    files = courses.files(course=courses.COURSE_TOML.replace('"antrean"', '"antrean-lain"', 1))
    theirs = writing.begin_new(
        side.agency, key="antrean-lain", title="Lain", files=files, by=colleague, now=NOW
    )
    review = reviewing.ask(theirs, reviewer=trainer, path="/", by=colleague, now=NOW)
    own = Review.objects.create(
        manuscript=side.things.course.manuscript,
        fingerprint="",
        asked_by=trainer,
        asked_at=NOW,
        reviewer=colleague,
    )
    Comment.objects.create(
        review=own, path="pelajaran/01.md", text="Perjelas.", by=colleague, at=NOW
    )
    waiving.ask(
        theirs.course,
        code="teaching_pair",
        where="",
        place="Kursus",
        reason="Praktisi sedang dicari.",
        until=TODAY,
        by=colleague,
        now=NOW,
    )
    return review


def answer(enrollment: Enrollment, step: Step) -> Attempt:
    """An attempt handed in with words that a person has to judge."""
    attempt = assessment.start(enrollment, step, now=NOW)
    for response in attempt.responses.all():
        assessment.save(attempt, seq=response.seq, answer="Urut.", happened_at=NOW, now=NOW)
    return assessment.submit(attempt, happened_at=NOW, now=NOW)


def reflect(enrollment: Enrollment, step: Step) -> JournalEntry:
    """A reflection that the trainers may read."""
    entry = player.write_entry(
        enrollment.person,
        uuid=uuid4(),
        text="Pekan ini saya menata ulang urutan loket.",
        happened_at=NOW,
        now=NOW,
        enrollment=enrollment,
        step=step,
    )
    return player.share(enrollment.person, uuid=entry.uuid, now=NOW)


def signed_in(person: Person) -> Client:
    client = Client(raise_request_exception=True)
    client.force_login(person)
    return client
