"""Where the fixtures lie, and what must be found in them."""

import os
import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from kawah.lib.questions.reading import Reading

HERE = Path(__file__).parent
GIFT = HERE / "data" / "gift"
SHARED = Path(os.environ.get("KAWAH_FIXTURES", HERE.parents[3].parent / "shared" / "fixtures"))
MOODLE_XML = SHARED / "moodle-xml"
VERDICTS: dict[str, dict[str, Any]] = tomllib.loads((HERE / "verdicts.toml").read_text())

needs_moodle_xml = pytest.mark.skipif(
    not MOODLE_XML.is_dir(), reason="the Moodle XML fixtures are not beside this checkout"
)


def expected(verdict: dict[str, Any]) -> tuple[dict[str, int], dict[str, int]]:
    return verdict.get("questions", {}), verdict.get("losses", {})


def found(reading: Reading) -> tuple[dict[str, int], dict[str, int]]:
    kinds = (question.body.__struct_config__.tag for question in reading.questions)
    return dict(Counter(map(str, kinds))), dict(Counter(loss.kind for loss in reading.losses))
