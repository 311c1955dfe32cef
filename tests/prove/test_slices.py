"""Slices: they resume, they stop at the first broken promise, other sources begin anew."""

import time

import pytest

from tests.prove import report
from tests.prove.__main__ import conclude, prove
from tests.prove.proof import Proof, seed_of


def proof(make, *, goal=10, batch=4):
    return Proof("antrean", "tidak ada yang hilang", goal=goal, share=1, batch=batch, make=make)


def keep_promise(chance, count):
    return []


def begun(one, path, digest="a"):
    [progress] = report.load(path, [one], digest=digest)
    return progress


def slice_of(one, path, *, seconds=60.0, digest="a"):
    progress = begun(one, path, digest)
    deadline = time.monotonic() + seconds
    prove(one, progress, deadline=deadline, keep=lambda: report.save(path, [progress]))
    return progress


def test_a_whole_proof_in_one_slice(tmp_path):
    done = slice_of(proof(keep_promise), tmp_path / "prove.json")
    assert (done.done, done.state) == (10, "proven")


def test_a_slice_goes_on_where_the_last_ended(tmp_path):
    counts = []

    def try_slowly(chance, count):
        counts.append(count)
        time.sleep(0.05)
        return []

    one, path = proof(try_slowly), tmp_path / "prove.json"
    assert slice_of(one, path, seconds=0.04).state == "unfinished"
    assert slice_of(one, path).state == "proven"
    assert counts == [4, 4, 2]


def test_tries_are_the_same_again():
    one = proof(keep_promise)
    assert seed_of(one, 4).random() == seed_of(one, 4).random() != seed_of(one, 8).random()


def test_a_broken_promise_ends_the_proof(tmp_path, capsys):
    one = proof(lambda chance, count: ["satu hilang"])
    done = slice_of(one, tmp_path / "prove.json")
    assert (done.done, done.broken, done.state) == (4, 1, "broken")
    with pytest.raises(SystemExit):
        conclude([done])
    assert "satu hilang" in capsys.readouterr().out


def test_other_sources_begin_anew(tmp_path):
    one, path = proof(keep_promise), tmp_path / "prove.json"
    slice_of(one, path)
    assert begun(one, path, digest="b").done == 0


def test_the_report_is_a_table(tmp_path):
    one, path = proof(keep_promise), tmp_path / "prove.json"
    slice_of(one, path)
    assert (
        "| antrean | tidak ada yang hilang | 10 of 10 | 0 | proven |"
        in (tmp_path / "prove.md").read_text()
    )
