"""The state of the proofs: how far each has come, kept between slices."""

import json
from collections.abc import Sequence
from pathlib import Path

import msgspec
from msgspec import Struct

from tests.prove.proof import Proof

MOST_FAULTS_KEPT = 20


class Progress(Struct):
    """How far one proof has come with the sources of `digest`."""

    name: str
    promise: str
    goal: int
    digest: str
    done: int = 0
    seconds: float = 0.0
    faults: list[str] = []
    broken: int = 0
    ended_at: str = ""

    @property
    def state(self) -> str:
        if self.broken:
            return "broken"
        return "proven" if self.done >= self.goal else "unfinished"


def load(path: Path, proofs: Sequence[Proof], *, digest: str) -> list[Progress]:
    """What is known of each proof; tries made with other sources do not count."""
    rows = json.loads(path.read_text()) if path.exists() else []
    known = {row["name"]: row for row in rows if row.get("digest") == digest}
    fresh = [Progress(proof.name, proof.promise, proof.goal, digest) for proof in proofs]
    return [
        msgspec.convert({**known[one.name], "goal": one.goal}, Progress)
        if one.name in known
        else one
        for one in fresh
    ]


def save(path: Path, progress: Sequence[Progress]) -> None:
    rows = [{**msgspec.to_builtins(one), "state": one.state} for one in progress]
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_suffix(".new")
    fresh.write_text(json.dumps(rows, indent=1, ensure_ascii=False) + "\n")
    fresh.replace(path)
    path.with_suffix(".md").write_text(markdown(progress))


def markdown(progress: Sequence[Progress]) -> str:
    names = ("proof", "promise", "tries", "broken", "state", "minutes", "ended")
    head = f"| {' | '.join(names)} |\n{'|---' * len(names)}|"
    lines = [
        f"| {one.name} | {one.promise} | {one.done} of {one.goal} | {one.broken} | {one.state} "
        f"| {one.seconds / 60:.1f} | {one.ended_at} |"
        for one in progress
    ]
    return "\n".join([head, *lines, ""])
