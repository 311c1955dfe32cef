"""Trainings elsewhere that people of the demo want counted, in every state of their checking."""

from datetime import datetime, timedelta
from pathlib import Path
from uuid import NAMESPACE_URL, UUID, uuid5

from msgspec import Struct

from demo.stories import SUPERVISOR
from kawah.earned.claims import api as claims
from kawah.earned.claims.api import Claim, State
from kawah.learning.media import api as media
from kawah.lib import jp
from kawah.people.directory.api import Person, Supervision
from kawah.records import api as records

LEARNER, REMOTE = "rina.permata@nusacandra.example", "yosef.nahak@tanjungaru.example"
PATH = "/jp/pengajuan/"
WHY = "Hari pada sertifikat berbeda dengan yang Anda isi; sesuaikan, lalu kirim lagi."
EVIDENCE = Path(__file__).parent / "evidence.pdf"


class Training(Struct, frozen=True):
    """`jp` is what the certificate says, where the form has no value of its own; `ago` in days."""

    form: str
    title: str
    organizer: str
    days: int
    jp: int | None
    ago: int


OWN = {
    State.ACCEPTED: Training("KL06", "Webinar Satu Data", "Kementerian PTK", 1, None, 120),
    State.RETURNED: Training("KL10", "Bimtek Penyusunan RKA", "BPSDM Nusa Candra", 3, 12, 40),
    State.SENT: Training("NKL09", "Belajar mandiri: analisis belanja", "Mandiri", 1, None, 12),
}
TEAM = [
    Training("KL06", "Seminar Pelayanan Ramah Difabel", "Universitas Nusa Candra", 1, None, 20),
    Training("KL07", "Lokakarya Peta Proses Bisnis", "Biro Organisasi", 2, None, 30),
    Training("KL10", "Bimtek Pengadaan Langsung", "BPSDM Nusa Candra", 2, 8, 15),
    Training("NKL07", "Patok banding loket terpadu", "Kota Samudra", 1, None, 25),
    Training("KL03", "Pelatihan Arsip Digital", "Dinas Kearsipan", 4, 30, 50),
    Training("KL11", "Sosialisasi Kode Etik", "Inspektorat", 1, None, 8),
]


def load(*, now: datetime) -> None:
    """Hand in the claims of a site that has none."""
    if Claim.objects.exists():
        return
    supervisor = Person.objects.get(email=SUPERVISOR)
    learner = Person.objects.get(email=LEARNER)
    for state, training in OWN.items():
        _bring(_send(learner, training, now=now), state, supervisor, now)
    _send(Person.objects.get(email=REMOTE), TEAM[0], now=now)
    ties = Supervision.objects.in_force(on=now.date()).filter(supervisor=supervisor)
    team = Person.objects.filter(pk__in=ties.values("person")).exclude(pk=learner.pk)
    for place, (person, training) in enumerate(zip(team.order_by("pk"), TEAM, strict=False)):
        state = State.CONFIRMED if place % 2 else State.SENT
        _bring(_send(person, training, now=now), state, supervisor, now)
    records.drain_waiting(now=now, at_most=1000)


def _send(person: Person, training: Training, *, now: datetime) -> Claim:
    last = (now - timedelta(days=training.ago)).date()
    sent = now - timedelta(days=training.ago - 1)
    key = uuid5(NAMESPACE_URL, f"{person.uuid}/{training.title}")
    told = claims.Told(
        form=training.form,
        title=training.title,
        organizer=training.organizer,
        first_day=last - timedelta(days=training.days - 1),
        last_day=last,
        minutes=None if training.jp is None else training.jp * jp.minutes_per_jp(on=last),
        note="",
        evidence=_evidence(key, now),
        evidence_name="sertifikat.pdf",
    )
    return claims.send(person, told, uuid=key, on=sent.date(), now=sent)


def _evidence(key: UUID, now: datetime) -> media.File:
    """One picture of a certificate for everyone, and yet a file of one's own each."""
    return media.keep(EVIDENCE.name, EVIDENCE.read_bytes() + f"\n% {key}\n".encode(), now=now)


def _bring(claim: Claim, state: State, supervisor: Person, now: datetime) -> None:
    """Bring a claim into the state that the story wants."""
    if state == State.RETURNED:
        claims.send_back(claim, by=supervisor, why=WHY, path=PATH, now=now)
    if state in (State.CONFIRMED, State.ACCEPTED):
        claims.confirm(claim, by=supervisor, now=now)
    if state == State.ACCEPTED:
        organizers = Person.objects.filter(agency=claim.person.agency, grants__role="organizer")
        second = organizers.exclude(pk=supervisor.pk).earliest("pk")
        claims.accept(claim, by=second, path=PATH, now=now)
