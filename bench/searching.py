"""How long a search takes in a catalogue of ten thousand courses. The last measure: it fills the
site.

python -m bench.searching    publishes the courses, prints JSON: seconds until they were listed
"""

import json
import os
import random
import time
from collections.abc import Iterator

import django
from django.db import transaction

from bench.figures import Figure
from bench.measure import Bench
from bench.press import Request, press

WHAT, LISTING = "search of 10,000 courses, p95", "one course listed"
COURSES, AT_ONCE, REQUESTS = 10_000, 2, 200
LONGEST_P95, LONGEST_LISTING, PATIENCE = 100.0, 50.0, 900.0
SEED = 20261130
SUBJECTS = """anggaran arsip audit aduan aset bencana data desa digital disiplin etika hukum iklim
informasi inovasi integritas investasi kebijakan kepegawaian kepemimpinan kesehatan keuangan kinerja
komunikasi koperasi layanan lingkungan literasi logistik manajemen mediasi migrasi mutu naskah
nelayan pajak pangan pariwisata pelaporan pelayanan pemasaran pembangunan pendidikan pengadaan
pengawasan penyuluhan perbendaharaan perdagangan perencanaan perikanan perizinan pertanian
pertanahan perumahan peternakan protokol puskesmas regulasi retribusi risiko sanitasi siber sosial
statistik stunting surat tata transportasi ukur vaksin verifikasi wilayah zonasi"""
SEATS = "daerah pusat desa kota provinsi kecamatan puskesmas sekolah pelabuhan perbatasan"
DEEDS = "menyusun mengelola menilai memimpin mengawasi melaporkan merencanakan melayani"
TOPICS, PLACES, ACTS = SUBJECTS.split(), SEATS.split(), DEEDS.split()
QUERIES = [
    "memimpin pelayanan desa", "kepemimpnan", "pengadaan barang", "mengelola arsip daerah",
    "literasi data", "pengawsan keuangan", "pajak kota", "menyusun anggaran provinsi",
    "stunting puskesmas", "perizinan", "zonasi pelabuhan", "tidakadakatanya",
]  # fmt: skip


def measure(bench: Bench) -> Iterator[Figure]:
    if not (bench.wants(WHAT) or bench.wants(LISTING)):
        return
    seconds = bench.told("bench.searching")["seconds"]
    each = seconds / COURSES * 1000
    note = f"mean of {COURSES:,}, by the site's own worker; the goal is our own"
    yield Figure(LISTING, round(each, 2), "ms", LONGEST_LISTING, note=note)
    press(bench.site.url, _searches(bench, len(QUERIES)), at_once=1)  # the first look at each
    pressed = press(bench.site.url, _searches(bench, REQUESTS), at_once=AT_ONCE)
    note = f"the whole page, {AT_ONCE} at once, {len(QUERIES)} queries in turn, slips among them"
    if pressed.refused:
        note += f"; {pressed.refused} answered with a fault"
    yield Figure(WHAT, round(pressed.part(0.95) * 1000, 1), "ms", LONGEST_P95, note=note)


def _searches(bench: Bench, count: int) -> list[Request]:
    words = [QUERIES[number % len(QUERIES)].replace(" ", "+") for number in range(count)]
    cookies = bench.learner.cookie_header
    return [Request(f"/belajar/?cari={each}", cookies=cookies) for each in words]


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    with transaction.atomic():  # the site's own worker writes, too
        fill()
    print(json.dumps({"seconds": listed()}))


def fill() -> None:
    """Published courses that are shared with everyone, with no parts: words are what counts."""
    from django.utils import timezone

    from kawah.learning.curriculum.models import Course, Version
    from kawah.people.directory.api import Agency

    chance, now = random.Random(SEED), timezone.now()
    agency = Agency.objects.earliest("pk")
    Course.objects.bulk_create(
        (
            Course(agency=agency, key=f"kursus-{n}", title=_title(chance), is_shared=True)
            for n in range(COURSES)
        ),
        batch_size=500,
    )
    made = Course.objects.filter(published=None, key__startswith="kursus-")
    facts = {"mode": "self_paced", "form": "NKL03", "created_at": now, "published_at": now}
    Version.objects.bulk_create(
        (
            Version(course=row, number=1, title=row.title, summary=_summary(chance), **facts)
            for row in made
        ),
        batch_size=500,
    )
    for version in list(Version.objects.filter(course__in=made)):
        Course.objects.filter(pk=version.course_id).update(published=version)


def listed() -> float:
    """Seconds until the site's worker has listed them all."""
    from kawah.learning.curriculum.models import Listing

    began = time.monotonic()
    while Listing.objects.count() < COURSES and time.monotonic() - began < PATIENCE:
        time.sleep(0.5)
    return time.monotonic() - began


def _title(chance: random.Random) -> str:
    topics = chance.sample(TOPICS, 2)
    return f"{chance.choice(ACTS).title()} {topics[0]} dan {topics[1]} {chance.choice(PLACES)}"


def _summary(chance: random.Random) -> str:
    return " ".join(chance.choices(TOPICS + PLACES + ACTS, k=24))


if __name__ == "__main__":
    main()
