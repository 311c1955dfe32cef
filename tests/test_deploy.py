"""What stands in deploy/ fits the program: its schema, its limits and its settings."""

import os
import re
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kawah.earned.certificates.api import MAX_BYTES as LARGEST_SHEET
from kawah.earned.certificates.api import MOST_CREST_BYTES as LARGEST_CREST
from kawah.people.rosters.table import MOST_BYTES as LARGEST_ROSTER
from kawah.web.trainer.pen.upload import LARGEST_UPLOAD
from kawah.web.trainer.studio.new import MOST_BYTES as LARGEST_COURSE

ROOT = Path(__file__).parent.parent
DEPLOY = ROOT / "deploy"
PROXY = DEPLOY / "nginx" / "kawah.conf"
COMPOSE = DEPLOY / "container" / "compose.yaml"
SETTING = re.compile(r"\bKAWAH_[A-Z_]+\b")
READ = re.compile(r'env\.\w+\(\s*"(KAWAH_\w+)"')
# Names that the files of deploy/ use among themselves.
OWN = {"KAWAH_HOST", "KAWAH_CONTENT_HOST"}
LOCATION = re.compile(r"location (?:= )?(\S+) \{(.*?)\n    \}", re.DOTALL)
LARGEST_FORM = 3 * 1024 * 1024
LARGEST_EVIDENCE = 8 * 1000 * 1000
PAGES = ROOT / "kawah" / "web"
EVERYWHERE = ""  # what no location of its own says
# Each module that reads a file of a form: the address at which it comes, as the proxy has it, and
# the largest that is taken, without what a form puts around it.
TAKEN = {
    "public/certificate_file.py": ("/v/berkas/", LARGEST_SHEET),
    "learner/claims.py": ("/jp/pengajuan/", LARGEST_EVIDENCE),
    "organizer/nominations/upload.py": ("/penyelenggara/pendaftaran/baru/", LARGEST_ROSTER),
    "organizer/recaps/upload.py": ("/penyelenggara/rekap/baru/", LARGEST_ROSTER),
    "steward/letterhead.py": (EVERYWHERE, LARGEST_CREST),
    "steward/rosters/upload.py": ("/instansi/pegawai/berkas/baru/", LARGEST_ROSTER),
    "trainer/pen/bank_importing.py": ("/mengajar/naskah/", LARGEST_UPLOAD),
    "trainer/pen/deck.py": ("/mengajar/naskah/", LARGEST_UPLOAD),
    "trainer/pen/lesson_saving.py": ("/mengajar/naskah/", LARGEST_UPLOAD),
    "trainer/studio/new.py": ("/mengajar/naskah/", LARGEST_COURSE),
}
WITHOUT_LIMIT = {"shell/errors.py"}  # asks only whether there was a file


def judged(path: Path) -> subprocess.CompletedProcess[str]:
    """By the schema of the Compose specification, as check-jsonschema carries it."""
    command = ["check_jsonschema", "--builtin-schema", "vendor.compose-spec", str(path)]
    return subprocess.run(
        [sys.executable, "-m", *command], capture_output=True, text=True, check=False
    )


def test_the_compose_file_is_valid_by_its_schema():
    verdict = judged(COMPOSE)
    assert verdict.returncode == 0, verdict.stdout + verdict.stderr


@pytest.mark.parametrize(
    ("right", "wrong"),
    [("depends_on:", "depends_upon:"), ("restart: unless-stopped", "restart: [always]")],
)
def test_a_fault_in_the_compose_file_is_found(tmp_path, right, wrong):
    planted = tmp_path / "compose.yaml"
    planted.write_text(COMPOSE.read_text().replace(right, wrong, 1))
    assert judged(planted).returncode == 1


def test_what_the_compose_file_mounts_and_builds_is_there():
    text = COMPOSE.read_text()
    mounted = re.findall(r"- (\.\.?/\S+?):", text)
    built = re.findall(r"dockerfile: (\S+)", text)
    missing = [path for path in mounted if not (COMPOSE.parent / path).exists()]
    missing += [path for path in built if not (ROOT / path).exists()]
    assert set(missing) == {"./tls", "./backups"}  # the operator's own


def test_every_setting_in_deploy_is_one_of_ours():
    known = set(READ.findall((ROOT / "config" / "settings.py").read_text())) | OWN
    files = [path for path in DEPLOY.rglob("*") if path.is_file() and path.suffix != ".pyc"]
    used = {name for path in files for name in SETTING.findall(path.read_text())}
    assert used <= known, used - known


def test_the_image_copies_what_is_there():
    text = (DEPLOY / "container" / "Containerfile").read_text()
    copied = [line.split()[1:-1] for line in text.splitlines() if re.match(r"COPY [^-]", line)]
    assert copied and all((ROOT / path).exists() for paths in copied for path in paths)
    assert not re.search(r"password|secret", text.partition("\n\n")[2], re.IGNORECASE)


def test_the_proxy_takes_a_little_more_than_each_address_does():
    """So that the program says what is too large, and not the proxy."""
    text = PROXY.read_text()
    limits = {
        place: int(found[1]) * 1024 * 1024
        for place, body in LOCATION.findall(text)
        if (found := re.search(r"client_max_body_size (\d+)m;", body))
    }
    general = re.findall(r"^    client_max_body_size (\d+)m;", text, re.MULTILINE)
    limits[EVERYWHERE] = int(general[0]) * 1024 * 1024
    for place, largest in [*TAKEN.values(), (EVERYWHERE, LARGEST_FORM)]:
        assert 0 < limits[place] - largest <= 5 * 1024 * 1024, place


def test_every_page_that_takes_a_file_has_its_limit_at_the_proxy():
    reading = {
        str(path.relative_to(PAGES))
        for path in PAGES.rglob("*.py")
        if ".FILES" in path.read_text() and "tests" not in path.parts
    }
    assert reading == TAKEN.keys() | WITHOUT_LIMIT


def test_no_log_of_the_proxy_holds_what_follows_an_address():
    """Links of letters hold one-time codes there."""
    text = PROXY.read_text()
    (form,) = re.findall(r"log_format kawah (.*?);", text, re.DOTALL)
    assert not re.search(r"\$(request|request_uri|args|query_string|http_referer)\b", form)
    servers = text.split("\nserver {")[1:]
    assert all("access_log /var/log/nginx/access.log kawah;" in one for one in servers)
    bodies = dict(LOCATION.findall(text))
    assert all("error.log crit;" in bodies[place] for place in ("/aktivasi/", "/awal/"))


def test_an_office_behind_one_address_signs_in_at_once():
    text = PROXY.read_text()
    assert int(re.findall(r"zone=kawah_login burst=(\d+) nodelay", text)[0]) >= 100


def test_old_backups_go_whatever_came_of_the_night_and_the_newest_stay(tmp_path):
    unit = (DEPLOY / "systemd" / "kawah-backup.service").read_text()
    (command,) = re.findall(r"^ExecStopPost=/bin/sh -c '(.*)'$", unit, re.MULTILINE)
    for age in (0, 5, *range(40, 50)):
        made = tmp_path / f"kawah-{age}.tar"
        made.touch()
        then = time.time() - age * 86400
        os.utime(made, (then, then))
    command = command.replace("/var/backups/kawah", str(tmp_path))
    subprocess.run(["/bin/sh", "-c", command], check=True)
    kept = sorted(int(path.stem[6:]) for path in tmp_path.iterdir())
    assert kept == [0, 5, 40, 41, 42, 43, 44]


def test_figures_stay_behind_the_proxy():
    text = PROXY.read_text()
    assert "location = /health/metrics { return 404; }" in text


def test_units_stay_within_their_folders():
    for unit in (DEPLOY / "systemd").glob("*.service"):
        text = unit.read_text()
        for line in ("User=kawah", "ProtectSystem=strict", "NoNewPrivileges=yes"):
            assert f"\n{line}\n" in text, f"{unit.name}: {line}"
