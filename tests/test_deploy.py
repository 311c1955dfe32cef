"""What stands in deploy/ fits the program: its schema, its limits and its settings."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from kawah.earned.certificates.api import MAX_BYTES as LARGEST_SHEET
from kawah.people.rosters.table import MOST_BYTES as LARGEST_ROSTER
from kawah.web.trainer.pen.upload import LARGEST_UPLOAD

ROOT = Path(__file__).parent.parent
DEPLOY = ROOT / "deploy"
COMPOSE = DEPLOY / "container" / "compose.yaml"
SETTING = re.compile(r"\bKAWAH_[A-Z_]+\b")
READ = re.compile(r'env\.\w+\(\s*"(KAWAH_\w+)"')
# Names that the files of deploy/ use among themselves.
OWN = {"KAWAH_HOST", "KAWAH_CONTENT_HOST"}
LOCATION = re.compile(r"location (?:= )?(\S+) \{(.*?)\n    \}", re.DOTALL)
LARGEST_FORM = 3 * 1024 * 1024
LARGEST_EVIDENCE = 8 * 1000 * 1000
# The largest body that each address takes, without what a form puts around it.
TAKEN = {
    "/v/berkas/": LARGEST_SHEET,
    "/instansi/pegawai/berkas/baru/": LARGEST_ROSTER,
    "/penyelenggara/pendaftaran/baru/": LARGEST_ROSTER,
    "/penyelenggara/rekap/baru/": LARGEST_ROSTER,
    "/jp/pengajuan/": LARGEST_EVIDENCE,
    "/mengajar/naskah/": LARGEST_UPLOAD,
}


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
    text = (DEPLOY / "nginx" / "kawah.conf").read_text()
    limits = {
        place: int(found[1]) * 1024 * 1024
        for place, body in LOCATION.findall(text)
        if (found := re.search(r"client_max_body_size (\d+)m;", body))
    }
    general = int(re.findall(r"^    client_max_body_size (\d+)m;", text, re.MULTILINE)[0])
    assert limits.keys() >= TAKEN.keys()
    for place, largest in {**TAKEN, "": LARGEST_FORM}.items():
        room = limits.get(place, general * 1024 * 1024) - largest
        assert 0 < room <= 5 * 1024 * 1024, place


def test_every_page_that_takes_a_large_file_is_known_to_the_proxy():
    """A page that bounds a file above what a form may hold has a line of its own."""
    pages = [path for path in (ROOT / "kawah" / "web").rglob("*.py") if "tests" not in path.parts]
    taking = {path.parent.name for path in pages if "rosters.MOST_BYTES" in path.read_text()}
    taking |= {path.parent.name for path in pages if "api import MOST_BYTES" in path.read_text()}
    assert taking == {"rosters", "nominations", "recaps"}


def test_figures_stay_behind_the_proxy():
    text = (DEPLOY / "nginx" / "kawah.conf").read_text()
    assert "location = /health/metrics { return 404; }" in text


def test_units_stay_within_their_folders():
    for unit in (DEPLOY / "systemd").glob("*.service"):
        text = unit.read_text()
        for line in ("User=kawah", "ProtectSystem=strict", "NoNewPrivileges=yes"):
            assert f"\n{line}\n" in text, f"{unit.name}: {line}"
