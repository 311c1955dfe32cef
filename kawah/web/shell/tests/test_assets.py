"""What style sheets and scripts weigh on the wire."""

import gzip
import re
import subprocess
from pathlib import Path

import brotli  # type: ignore[import-untyped]
import pytest

ASSETS = Path(__file__).parents[1] / "assets"
MOST_STYLE, MOST_SCRIPT, MOST_MARK = 8_000, 6_000, 600


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    folder = tmp_path_factory.mktemp("assets")
    subprocess.run(["node", ASSETS / "build.mjs", folder], check=True)
    return folder


def test_the_style_sheet_of_learners_is_light(built):
    assert len(brotli.compress((built / "kawah.css").read_bytes())) <= MOST_STYLE


def test_the_script_of_learners_is_light(built):
    assert len(gzip.compress((built / "kawah.js").read_bytes())) <= MOST_SCRIPT


def test_what_authors_load_besides_is_light(built):
    """Their pages may weigh 250 kB cold and 40 kB warm (the page itself, see the pen's tests)."""
    assert len(brotli.compress((built / "pen.css").read_bytes())) <= MOST_STYLE
    assert len(gzip.compress((built / "pen.js").read_bytes())) <= MOST_SCRIPT


def test_what_the_studio_adds_is_light(built):
    assert len(brotli.compress((built / "studio.css").read_bytes())) <= 2_000
    assert len(gzip.compress((built / "studio.js").read_bytes())) <= 6_000


def test_the_mark_is_light(built):
    assert (built / "mark.svg").stat().st_size <= MOST_MARK


def test_nothing_is_fetched_from_elsewhere(built):
    styles_and_scripts = ("kawah.css", "kawah.js", "pen.css", "pen.js", "studio.css", "studio.js")
    for name in styles_and_scripts:
        text = (built / name).read_text().replace("http://www.w3.org/", "")
        assert not re.search(r"https?://\w", text)


def test_a_folder_has_to_be_named():
    outcome = subprocess.run(
        ["node", ASSETS / "build.mjs"], capture_output=True, text=True, check=False
    )
    assert outcome.returncode == 2 and "usage" in outcome.stderr
