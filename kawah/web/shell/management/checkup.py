"""What `manage.py doctor` looks at: one finding for each thing that must be well."""

import shutil
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.models import Max, Min
from msgspec import Struct

from kawah.earned.certificates import api as certificates
from kawah.earned.hours import api as hours
from kawah.insight.analytics import api as analytics
from kawah.people.directory.api import Agency
from kawah.records import api as records
from kawah.web.shell.lateness import MANY_TRIES
from kawah.web.shell.management import catalogue, heartbeat
from kawah.web.shell.management.backup import making

LEAST_FREE = 1_000_000_000
OLDEST_POSTGRES = 15
MOST_NAMED = 5
OLDEST_BACKUP = timedelta(days=2)
BUILT_ON = datetime(2026, 10, 1, tzinfo=UTC)  # a clock before this day is wrong


class Finding(Struct, frozen=True):
    subject: str
    is_well: bool
    words: str


Check = Callable[[datetime], Finding]


def environment(now: datetime) -> Finding:
    """Wrong values stop the start already; here is what is allowed but unwise."""
    faults = []
    if settings.DEBUG:
        faults.append("KAWAH_DEBUG=yes shows faults to everyone")
    if settings.IS_DEMO and settings.IS_HTTPS:
        faults.append("KAWAH_DEMO=yes on a public address opens known accounts")
    if settings.IS_HTTPS and not settings.PROXIES:
        faults.append("KAWAH_PROXIES=0 although https needs a proxy: all visitors look like one")
    return Finding("environment", not faults, "; ".join(faults) or settings.PUBLIC_URL)


def migrations(now: datetime) -> Finding:
    executor = MigrationExecutor(connection)
    waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    words = f"{len(waiting)} wait: run `manage.py prepare`" if waiting else "all applied"
    return Finding("migrations", not waiting, words)


def database(now: datetime) -> Finding:
    """The settings on which the promise rests that nothing acknowledged is lost."""
    if connection.vendor == "sqlite":
        wanted = {"journal_mode": "wal", "synchronous": "2", "quick_check": "ok"}
        found = {name: ask(f"PRAGMA {name}") for name in wanted}
    else:
        wanted = {"fsync": "on", "synchronous_commit": "on", "full_page_writes": "on"}
        found = {name: ask(f"SHOW {name}") for name in wanted}
    wrong = [
        f"{name} is {found[name]}, not {value}"
        for name, value in wanted.items()
        if found[name] != value
    ]
    if connection.vendor == "postgresql" and int(ask("SHOW server_version_num")) < 150000:
        wrong.append(f"PostgreSQL {ask('SHOW server_version')} is older than {OLDEST_POSTGRES}")
    return Finding("database", not wrong, "; ".join(wrong) or connection.vendor)


def ask(statement: str) -> str:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return str(cursor.fetchone()[0])


def queue(now: datetime) -> Finding:
    waiting = records.Pending.objects.count()
    oldest = records.Pending.objects.aggregate(at=Min("statement__received_at"))["at"]
    age = f", the oldest for {(now - oldest).total_seconds():.0f} s" if oldest else ""
    late = records.stuck(now=now)
    words = f"{waiting} statements wait{age}; {late} of them stuck{fault_met() if late else ''}"
    return Finding("queue", not late, words)


def fault_met() -> str:
    """The first statement that a follower failed on. What the fault says may be personal."""
    met = records.Pending.objects.exclude(error="").select_related("statement")
    first = met.order_by("statement_id").first()
    return f"; {first.statement.uuid}: {first.error.partition(':')[0]}" if first else ""


def worker(now: datetime) -> Finding:
    age = heartbeat.age()
    if age is None:
        return Finding("worker", False, "no sign of life: `manage.py serve` or `work` starts one")
    words = f"last sign of life {age:.0f} s ago"
    return Finding("worker", age < heartbeat.MISSED_AFTER, words)


def mail(now: datetime) -> Finding:
    """Letters that nobody gets are a fault of a site in public; elsewhere files are meant."""
    where = f"through {settings.EMAIL_HOST}:{settings.EMAIL_PORT}"
    if not settings.EMAIL_HOST:
        where = f"into files in {settings.EMAIL_FILE_PATH}"
    if settings.IS_HTTPS and not settings.EMAIL_HOST:
        return Finding("mail", False, f"{where}: name a server with KAWAH_SMTP")
    failing = records.Parcel.objects.filter(delivered_at=None, attempts__gte=MANY_TRIES)
    if not failing.exists():
        return Finding("mail", True, where)
    kind = failing.latest("pk").error.partition(":")[0]
    words = f"{failing.count()} not delivered in five tries or more ({kind})"
    return Finding("mail", False, f"{where}; {words}")


def clock(now: datetime) -> Finding:
    """Days and caps depend on the clock: it must not run before what was already written."""
    latest = records.Statement.objects.aggregate(at=Max("received_at"))["at"]
    if now < BUILT_ON:
        return Finding("clock", False, f"it says {now:%Y-%m-%d}, before this program was made")
    if latest and latest - now > timedelta(seconds=5):
        return Finding("clock", False, f"a statement was received at {latest}, later than now")
    return Finding("clock", True, now.isoformat(timespec="seconds"))


def disk(now: datetime) -> Finding:
    free = shutil.disk_usage(settings.DATA_DIR).free
    words = f"{free / 1e9:.1f} GB free in {settings.DATA_DIR}"
    return Finding("disk", free >= LEAST_FREE, words)


def backup(now: datetime) -> Finding:
    """A site in public that nobody keeps elsewhere can be lost in an hour."""
    made = making.last()
    if made is None:
        return Finding("backup", not settings.IS_HTTPS, "none yet: `manage.py backup FOLDER`")
    age = now - made.at
    words = f"the last one is {age.days} d {age.seconds // 3600} h old: {made.file}"
    return Finding("backup", age <= OLDEST_BACKUP or not settings.IS_HTTPS, words)


def ledger(now: datetime) -> Finding:
    """Chains, daily roots and balances, rebuilt and compared, now and by the worker every day."""
    found, patrol = hours.check(now=now), hours.last_patrol()
    told = f"; the worker last looked at all of it on {patrol.day}" if patrol else ""
    words = "; ".join(str(one) for one in found[:MOST_NAMED])
    more = f"; and {len(found) - MOST_NAMED} more" if len(found) > MOST_NAMED else ""
    whole = f"chains, roots and balances are whole{told}"
    return Finding("ledger", not found, words + more or whole)


def signatures(now: datetime) -> Finding:
    """Certificates that cannot be finished, and those that only a human may go on with."""
    parked = certificates.parked().count()
    rows = certificates.Certificate.objects.waiting().filter(parked_at=None)
    failing = rows.filter(attempts__gte=MANY_TRIES)
    faults = []
    if parked:
        faults.append(f"{parked} may be signed although no answer came: see `manage.py parked`")
    if failing.exists():
        kind = failing.latest("pk").error.partition(":")[0]
        faults.append(f"{failing.count()} not finished in five tries or more ({kind})")
    return Finding("certificates", not faults, "; ".join(faults) or f"{rows.count()} under way")


def counts(now: datetime) -> Finding:
    """Counts that pages show although newer ones should be there."""
    found = analytics.ages_of(Agency.objects.all(), now=now)
    if found.late:
        since = f", the oldest of {found.oldest:%Y-%m-%d %H:%M}" if found.oldest else ""
        words = f"those of {found.late} agencies are older than an hour{since}: is a worker busy?"
        return Finding("counts", False, words)
    newest = f"the last one of {found.newest:%Y-%m-%d %H:%M}" if found.newest else "none yet"
    return Finding("counts", True, newest)


def messages(now: datetime) -> Finding:
    """Without compiled catalogues every page speaks the language of its sources."""
    stale = [
        code
        for code, _name in settings.LANGUAGES
        if not is_fresh(catalogue.po(code).with_suffix(".mo"), catalogue.po(code))
    ]
    words = f"not compiled: {', '.join(stale)}; run `manage.py prepare`" if stale else "compiled"
    return Finding("messages", not stale, words)


def is_fresh(target: Path, source: Path) -> bool:
    return target.exists() and target.stat().st_mtime >= source.stat().st_mtime


def assets(now: datetime) -> Finding:
    manifest = Path(str(settings.STATIC_ROOT)) / "staticfiles.json"
    words = "collected" if manifest.exists() else "not collected; run `make up` or `prepare`"
    return Finding("assets", manifest.exists(), words)
