"""The instruments measure what they say."""

import json
import os
import subprocess
import sys

import pytest

from bench import figures
from bench.figures import Figure
from bench.press import Request, press
from tests.rig import processor

FAST = Figure("beranda", 3.0, "ms", 3.5)


def test_lower_is_met_at_the_goal_and_below():
    assert FAST.is_met
    assert Figure("beranda", 3.5, "ms", 3.5).is_met
    assert not Figure("beranda", 3.6, "ms", 3.5).is_met


def test_higher_is_met_at_the_goal_and_above():
    assert Figure("skor", 95, "points", 95, better="higher").is_met
    assert not Figure("skor", 94, "points", 95, better="higher").is_met


def test_what_was_not_measured_is_not_met():
    absent = Figure("kuis", None, "ms", 3.5, note="no such page")
    assert not absent.is_met
    assert "not measured" in figures.table([absent])
    assert "no such page" in figures.table([absent])


def test_figures_of_another_run_are_kept(tmp_path):
    path = tmp_path / "bench.json"
    figures.write([FAST, Figure("kuis", 9.0, "ms", 3.5)], path)
    figures.write([Figure("beranda", 2.0, "ms", 3.5)], path)
    rows = {row["name"]: row for row in json.loads(path.read_text())}
    assert rows["beranda"]["value"] == 2.0
    assert rows["kuis"] == {
        "name": "kuis", "value": 9.0, "unit": "ms", "goal": 3.5, "better": "lower",
        "note": "", "met": False,
    }  # fmt: skip


def test_processor_time_of_a_child_is_counted():
    burn = "import time; t = time.process_time()\nwhile time.process_time() - t < 0.3: pass"
    before = processor.seconds(os.getpid())
    subprocess.run([sys.executable, "-c", burn], check=True)
    assert 0.25 < processor.seconds(os.getpid()) - before < 3


def test_only_this_machine_is_pressed():
    with pytest.raises(ValueError, match="only a site on this machine"):
        press("http://kawah.example.go.id", [Request("/")], at_once=1)
