"""How the house is in figures, at this moment."""

from collections.abc import Iterator
from datetime import datetime

from django.db.models import Count, Min, Q
from msgspec import Struct, field

from config.followers import FOLLOWERS
from kawah.earned.certificates import api as certificates
from kawah.earned.hours import api as hours
from kawah.records import api as records
from kawah.web.shell.management import heartbeat
from kawah.web.shell.management.backup import making


class Gauge(Struct, frozen=True):
    name: str
    words: str
    value: float
    labels: dict[str, str] = field(default_factory=dict)


def gauges(*, now: datetime) -> list[Gauge]:
    """Raises DatabaseError when it does not answer."""
    return [*_queue(now), *_waiting(now), *_worker(), *_backup(now)]


def _queue(now: datetime) -> Iterator[Gauge]:
    pending = records.Pending.objects
    found = pending.aggregate(count=Count("pk"), oldest=Min("statement__received_at"))
    age = (now - found["oldest"]).total_seconds() if found["oldest"] else 0.0
    yield Gauge("kawah_queue_statements", "Statements not read yet.", found["count"])
    yield Gauge("kawah_queue_oldest_seconds", "Age of the oldest of them.", age)
    yield Gauge("kawah_queue_stuck", "Those that should be read long ago.", records.stuck(now=now))
    for path in FOLLOWERS:  # one reads with all others in one transaction: none runs ahead
        words = "How far a follower is behind the log."
        yield Gauge("kawah_follower_lag_seconds", words, age, {"follower": path.split(".")[-3]})


def _waiting(now: datetime) -> Iterator[Gauge]:
    open_still = certificates.Certificate.objects.waiting()
    found = open_still.aggregate(count=Count("pk"), parked=Count("parked_at"))
    yield Gauge("kawah_certificates_waiting", "Certificates not finished.", found["count"])
    yield Gauge("kawah_certificates_parked", "Those that wait for a human.", found["parked"])
    letters = records.Parcel.objects.filter(delivered_at=None).aggregate(
        count=Count("pk"), late=Count("pk", filter=Q(attempts__gt=0))
    )
    yield Gauge("kawah_mail_waiting", "Letters not carried yet.", letters["count"])
    yield Gauge("kawah_mail_refused", "Those of them that failed before.", letters["late"])
    stale = hours.Balance.objects.filter(is_stale=True).count()
    yield Gauge("kawah_balances_stale", "Balances to settle by a changed rule.", stale)


def _worker() -> Iterator[Gauge]:
    age = heartbeat.age()
    words = "Since a worker's last sign of life; -1 when there was none."
    yield Gauge("kawah_worker_silent_seconds", words, -1.0 if age is None else age)


def _backup(now: datetime) -> Iterator[Gauge]:
    made = making.last()
    age = (now - made.at).total_seconds() if made else -1.0
    yield Gauge("kawah_backup_age_seconds", "Since the last backup; -1 when there is none.", age)
