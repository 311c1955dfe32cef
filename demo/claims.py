"""Trainings elsewhere that people of the demo want counted, in every state of their checking."""

from datetime import datetime, timedelta
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

from demo.stories import SUPERVISOR
from kawah.earned.claims import api as claims
from kawah.earned.claims.api import Claim, State
from kawah.learning.media import api as media
from kawah.people.directory.api import Person, Supervision
from kawah.records import api as records

LEARNER, REMOTE = "rina.permata@nusacandra.example", "yosef.nahak@tanjungaru.example"
PATH = "/jp/pengajuan/"
WHY = "Hari pada sertifikat berbeda dengan yang Anda isi; sesuaikan, lalu kirim lagi."
EVIDENCE = Path(__file__).parent / "evidence.pdf"
# (form, title, organizer, days, JP by the certificate, days ago, what has become of it)
OWN = [
    ("KL06", "Webinar Satu Data Indonesia", "Kementerian PTK", 1, None, 120, State.ACCEPTED),
    ("KL10", "Bimtek Penyusunan RKA", "BPSDM Nusa Candra", 3, 12, 40, State.RETURNED),
    ("NKL09", "Belajar mandiri: analisis belanja", "Belajar mandiri", 1, None, 12, State.SENT),
]
TEAM = [
    ("KL06", "Seminar Pelayanan Ramah Difabel", "Universitas Nusa Candra", 1, None, 20),
    ("KL07", "Lokakarya Peta Proses Bisnis", "Biro Organisasi", 2, None, 30),
    ("KL10", "Bimtek Pengadaan Langsung", "BPSDM Nusa Candra", 2, 8, 15),
    ("NKL07", "Patok banding loket terpadu", "Kota Samudra", 1, None, 25),
    ("KL03", "Pelatihan Arsip Digital", "Dinas Kearsipan", 4, 30, 50),
    ("KL11", "Sosialisasi Kode Etik", "Inspektorat", 1, None, 8),
]


def load(*, now: datetime) -> None:
    """Hand in the claims of a site that has none."""
    if Claim.objects.exists():
        return
    supervisor = Person.objects.get(email=SUPERVISOR)
    learner = Person.objects.get(email=LEARNER)
    for *facts, state in OWN:
        _bring(_send(learner, *facts, now=now), state, supervisor, now)
    _send(Person.objects.get(email=REMOTE), *TEAM[0], now=now)
    ties = Supervision.objects.in_force(on=now.date()).filter(supervisor=supervisor)
    team = Person.objects.filter(pk__in=ties.values("person")).exclude(pk=learner.pk)
    for place, (person, facts) in enumerate(zip(team.order_by("pk"), TEAM, strict=False)):
        _bring(
            _send(person, *facts, now=now),
            (State.SENT, State.CONFIRMED)[place % 2],
            supervisor,
            now,
        )
    records.drain_waiting(now=now, at_most=1000)


def _send(
    person: Person,
    form: str,
    title: str,
    organizer: str,
    days: int,
    jp: int | None,
    ago: int,
    *,
    now: datetime,
) -> Claim:
    last = (now - timedelta(days=ago)).date()
    told = claims.Told(
        form=form,
        title=title,
        organizer=organizer,
        first_day=last - timedelta(days=days - 1),
        last_day=last,
        minutes=jp and jp * 45,
        note="",
        evidence=media.keep(EVIDENCE.name, EVIDENCE.read_bytes(), now=now),
        evidence_name="sertifikat.pdf",
    )
    sent = now - timedelta(days=ago - 1)
    key = uuid5(NAMESPACE_URL, f"{person.uuid}/{title}")
    return claims.send(person, told, uuid=key, on=sent.date(), now=sent)


def _bring(claim: Claim, state: State, supervisor: Person, now: datetime) -> None:
    """Bring a claim into the state that the story wants."""
    if state == State.RETURNED:
        claims.send_back(claim, by=supervisor, why=WHY, path=PATH, now=now)
    if state in (State.CONFIRMED, State.ACCEPTED):
        claims.confirm(claim, by=supervisor, now=now)
    if state == State.ACCEPTED:
        organizer = Person.objects.filter(agency=claim.person.agency, grants__role="organizer")
        claims.accept(claim, by=organizer.earliest("pk"), path=PATH, now=now)
