"""Runs the proofs in full: one slice of at most ten minutes, taken up again by the next.

python -m tests.prove [--only NAME*] [--minutes 10] [--anew]
"""

import argparse
import fnmatch
import os
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

from tests.prove import report
from tests.prove.proof import Proof, seed_of
from tests.prove.proofs import PROOFS
from tests.rig.site import ROOT, digest

SLICE_MINUTES = 8.0  # leaves time for the last batch and for ending what it started


def main() -> None:
    given = arguments()
    path = Path(os.environ.get("KAWAH_DATA_DIR", ROOT / "var")) / "prove.json"
    if given.anew:
        path.unlink(missing_ok=True)
    progress = report.load(path, PROOFS, digest=digest())
    deadline = time.monotonic() + given.minutes * 60
    for proof, so_far in zip(PROOFS, progress, strict=True):
        if fnmatch.fnmatch(proof.name, given.only):
            prove(proof, so_far, deadline=deadline, keep=lambda: report.save(path, progress))
    report.save(path, progress)
    chosen = [one for one in progress if fnmatch.fnmatch(one.name, given.only)]
    print(report.markdown(chosen))
    conclude(chosen)


def prove(proof: Proof, so_far: report.Progress, *, deadline: float, keep) -> None:
    """Make tries until the goal is reached, a promise is broken, or the slice is over."""
    while so_far.done < proof.goal and not so_far.broken and time.monotonic() < deadline:
        count = min(proof.batch, proof.goal - so_far.done)
        began = time.monotonic()
        faults = proof.make(seed_of(proof, so_far.done), count)
        so_far.seconds += time.monotonic() - began
        so_far.done += count
        so_far.broken += len(faults)
        so_far.faults = (so_far.faults + faults)[: report.MOST_FAULTS_KEPT]
        so_far.ended_at = datetime.now(UTC).isoformat(timespec="seconds")
        keep()
        print(f"{proof.name}: {so_far.done} of {proof.goal}, {so_far.broken} broken", flush=True)


def conclude(progress: list[report.Progress]) -> None:
    for one in progress:
        for fault in one.faults:
            print(f"{one.name}: {fault}")
    if any(one.broken for one in progress):
        sys.exit(1)
    if any(one.state == "unfinished" for one in progress):
        print("This slice is over; `make prove` goes on where it ended.")


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make prove")
    parser.add_argument("--only", default="*", help="names of proofs, with * for any letters")
    parser.add_argument("--minutes", type=float, default=SLICE_MINUTES)
    parser.add_argument("--anew", action="store_true", help="forget earlier slices")
    return parser.parse_args()


if __name__ == "__main__":
    main()
