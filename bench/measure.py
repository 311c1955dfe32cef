"""What one measurement needs, and the list of them."""

import fnmatch
import json
import subprocess
import sys
from collections.abc import Callable, Sequence
from functools import cached_property
from typing import Any

from bench.figures import Figure
from tests.rig import crawl, papers, places
from tests.rig.site import ROOT, Site
from tests.rig.visitor import Visitor

Measure = Callable[["Bench"], Sequence[Figure]]


class Bench:
    """A running site with the demo in it, and a learner who is signed in."""

    def __init__(self, site: Site, *, only: str = "*") -> None:
        self.site = site
        self.only = only

    @cached_property
    def learner(self) -> Visitor:
        return Visitor(self.site.url).sign_in(self.site.accounts["learner"])

    @cached_property
    def pages(self) -> dict[str, str]:
        """An address for each page that the learner reaches by links, by its name."""
        account = self.site.accounts["learner"]
        found = places.of(self.site, account)
        return {
            **crawl.pages(self.learner, account.home, "/saya/"),
            **found,
            **papers.begin(self.learner, found.get("learner:activity quiz", "")),
        }

    def told(self, module: str, *given: object) -> Any:
        """What a module prints last, as JSON, when run in the site's own environment. Raises
        RuntimeError with what it complained of."""
        done = subprocess.run(
            [sys.executable, "-m", module, *map(str, given)],
            env=self.site.environment,
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            raise RuntimeError(f"{module} failed: {done.stderr[-2000:]}")
        return json.loads(done.stdout.splitlines()[-1])

    def wants(self, name: str) -> bool:
        return fnmatch.fnmatch(name, self.only)
