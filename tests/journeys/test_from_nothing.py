"""From a folder that nobody saw before to a JP, a certificate and a badge that others verify.

The course is made by chance. A red run prints its seed; `KAWAH_CHANCE=seed` makes it again.
"""

import json
import os
import re
import secrets
import time
from collections.abc import Callable
from datetime import UTC, datetime
from decimal import Decimal
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from kawah.earned.certificates.tests import badges, poppler
from tests.journeys import deeds
from tests.rig import coursework, verifiers

pytestmark = [pytest.mark.browser, pytest.mark.alone]

JP_WITHIN, CERTIFICATE_WITHIN = 1.0, 5.0  # seconds after the last answer
CLICK_THROUGH = 20.0
TOO_FAST = re.compile(r"Belum dihitung karena kegiatan ini dipelajari \d+ detik")
PATIENCE = 20.0  # how long to look, so that a broken promise is told by its figure
ALTERED = ("credentialSubject.creditsEarned", "credentialSubject.achievement.name", "proof.created")
REVOKE = """
from django.utils import timezone
from kawah.earned.certificates.api import Certificate, revoke
row = Certificate.objects.get(enrollment__course__title={title!r})
revoke(row, by=None, reason="Diterbitkan atas nama yang keliru.", now=timezone.now())
"""


@pytest.fixture
def course(tmp_path):
    seed = os.environ.get("KAWAH_CHANCE") or secrets.token_hex(4)
    print(f"KAWAH_CHANCE={seed}")
    return coursework.write(tmp_path / "kursus", seed=seed, today=datetime.now(UTC).date())


def test_from_a_folder_to_what_others_verify(travel, site, course, tmp_path, record_property):
    bring_in(site, course)
    learner = travel("learner_other")
    before = hours_of(learner)
    enroll(learner, course)
    click_through(learner, course)
    demand_nothing_earned(learner, course, before=before)
    fail_the_exam(learner, course)
    demand_nothing_earned(learner, course, before=before)
    taken = pass_the_exam(learner, course, expected=before + course.jp)
    for name, seconds in taken.items():
        print(f"{name}: {seconds:.2f} s after the last answer")
        record_property(name, f"{seconds:.2f}")
    demand_told_why(learner, course)
    pdf, badge, address = fetch_certificate(learner, course)
    demand_signed(site, course, pdf, tmp_path)
    demand_vouched_for(course, badge)
    demand_state(travel(), site, course, address, "Berlaku")
    site.manage("shell", "--no-imports", "-c", REVOKE.format(title=course.title))
    demand_state(travel(), site, course, address, "Dicabut")
    assert taken["JP"] <= JP_WITHIN
    assert taken["certificate"] <= CERTIFICATE_WITHIN


def bring_in(site, course):
    agency = site.accounts["learner_other"].agency
    told = site.manage("import", str(course.folder), "--agency", agency, "--publish", "--json")
    outcome = json.loads(told.stdout)
    assert outcome["kind"] == "course_folder"
    assert outcome["created"]["activity"] == course.activities
    assert (outcome["losses"], outcome["errors"]) == ([], [])


def hours_of(learner) -> Decimal:
    learner.go("/jp/")
    return Decimal(deeds.jp_of(learner).replace(",", "."))


def enroll(learner, course):
    learner.go("/beranda/")
    learner.tap("Belajar")
    learner.page.get_by_label("Cari kursus").fill(course.token.lower())
    learner.tap("Cari")
    learner.sees("1 kursus untuk")
    learner.tap(course.title)
    learner.sees(f"{course.jp_in_words} JP")
    learner.demand_clean()
    learner.tap("Ikuti kursus ini")


def click_through(learner, course):
    """Every lesson and the practice, with whatever comes first."""
    began = time.monotonic()
    for _lesson in range(course.activities - 2):
        deeds.click_through_lesson(learner)
    deeds.sit(learner, course, rightly=False)
    learner.tap("Kirim jawaban")
    learner.sees("Latihan selesai.")
    taken = time.monotonic() - began
    print(f"clicked through in {taken:.1f} s")
    assert taken < CLICK_THROUGH


def demand_nothing_earned(learner, course, *, before):
    """No JP, no certificate, and every line says what would make it good."""
    assert hours_of(learner) == before
    group = deeds.hours_of(learner, course.title)
    expect(group.locator("summary").first).to_contain_text("0 JP")
    lines = group.locator("ul.rows > li")
    expect(lines).to_have_count(course.activities - 1)
    for line in lines.all():
        expect(line).to_contain_text(TOO_FAST)
        expect(line).to_contain_text(f"lulus “{course.exam_title}”")
    learner.demand_clean()
    learner.go("/sertifikat/")
    expect(deeds.card_of(learner, course.title)).to_have_count(0)


def open_exam(learner, course):
    learner.go("/beranda/")
    learner.tap("Lanjutkan")
    expect(learner.page.get_by_role("heading", name=course.exam_title)).to_be_visible()


def fail_the_exam(learner, course):
    open_exam(learner, course)
    deeds.sit(learner, course, rightly=False)
    learner.tap("Kirim jawaban")
    learner.sees("Untuk lulus diperlukan")


def pass_the_exam(learner, course, *, expected):
    """Seconds from the last answer to the JP on the page and to the signed certificate."""
    open_exam(learner, course)
    deeds.sit(learner, course, rightly=True)
    learner.demand_clean()
    last_answer = time.monotonic()
    learner.tap("Kirim jawaban")
    learner.sees("Anda lulus!")

    def jp_is_there():
        return hours_of(learner) == expected

    def certificate_is_there():
        learner.go("/sertifikat/")
        card = deeds.card_of(learner, course.title)
        return card.get_by_role("link", name="Unduh PDF").count() == 1

    return {
        "JP": seconds_until(jp_is_there, since=last_answer),
        "certificate": seconds_until(certificate_is_there, since=last_answer),
    }


def seconds_until(holds: Callable[[], bool], *, since: float) -> float:
    while not holds():
        assert time.monotonic() - since < PATIENCE, holds.__name__
    return time.monotonic() - since


def demand_told_why(learner, course):
    """What was clicked through counts now, and says that passing made it good."""
    learner.go("/jp/")
    group = deeds.hours_of(learner, course.title)
    expect(group.locator("summary").first).to_contain_text(f"{course.jp_in_words} JP")
    lines = group.locator("ul.rows > li")
    expect(lines).to_have_count(course.activities)
    good = lines.filter(has_text=f"Dihitung karena Anda lulus “{course.exam_title}”")
    assert good.count() >= course.activities - 1


def fetch_certificate(learner, course) -> tuple[bytes, dict, str]:
    learner.go("/sertifikat/")
    card = deeds.card_of(learner, course.title)
    expect(card).to_contain_text(f"{course.jp_in_words} JP")
    pdf = fetched(learner, card, "Unduh PDF")
    card.get_by_text("Cara lain menunjukkannya").click()
    badge = json.loads(fetched(learner, card, "Unduh lencana digital"))
    return pdf, badge, card.get_by_role("link", name="/v/").inner_text()


def fetched(learner, card, name) -> bytes:
    with learner.page.expect_download() as loading:
        learner.tap(name, within=card)
    content: bytes = loading.value.path().read_bytes()
    return content


def demand_signed(site, course, pdf, folder):
    said = verifiers.pdfsig(
        folder, authority=(site.data / "signing" / "authority.pem").read_bytes()
    )
    found = said(pdf)
    assert "Signature is Valid." in found
    assert "Certificate is Trusted." in found
    assert "Total document signed" in found
    words = poppler.text(pdf)
    assert course.token in words
    assert f"{course.jp_in_words} JP" in words
    for place in (200, len(pdf) // 2, len(pdf) - 400):
        altered = bytearray(pdf)
        altered[place] ^= 1
        assert "Signature is Valid." not in said(bytes(altered))


def demand_vouched_for(course, badge):
    altered = dict(badges.altered_copies(badge))
    copies = [altered[path] for path in ALTERED]  # every place: tests/conformance
    good, *others = verifiers.badges([badge, *copies])
    assert good.errors == []
    assert good.steps["valid_signature"] is True
    assert all(one.errors for one in others)
    assert badge["credentialSubject"]["achievement"]["name"] == course.title
    assert Decimal(str(badge["credentialSubject"]["creditsEarned"])) == course.jp


def demand_state(visitor, site, course, address, state):
    """What anybody is told who opens the address of the certificate."""
    assert address.startswith(f"{site.url}/v/")
    visitor.go(urlsplit(address).path)
    visitor.sees(state)
    visitor.sees(course.title)
    visitor.sees(f"{course.jp_in_words} JP")
    visitor.demand_clean()
