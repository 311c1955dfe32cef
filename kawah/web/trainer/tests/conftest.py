"""Two agencies, each with a trainer who has an essay to judge by a rubric of two criteria."""

import msgspec
import pytest

from kawah.learning.assessment.api import Criterion, Essay, ItemVersion
from kawah.people.access.api import Role
from tests.once import once
from tests.world import make_side, signed_in

RUBRIC = (
    Criterion("Isi", ((0.0, "belum ada"), (2.0, "sebagian"), (4.0, "lengkap"))),
    Criterion("Bahasa", ((0.0, "sukar dipahami"), (1.0, "jelas"))),
)


def give_rubric(version: ItemVersion) -> None:
    question = msgspec.structs.replace(version.question, body=Essay(rubric=RUBRIC))
    version.body = msgspec.json.encode(question).decode()
    version.save(update_fields=["body"])


def side_with_rubric(code):
    made = make_side(code)
    give_rubric(made.things.response.item_version)
    return made


@once
def side():
    return side_with_rubric("kab-a")


@once
def other():
    return side_with_rubric("kab-b")


@pytest.fixture
def trainer(side):
    return signed_in(side.people[Role.TRAINER])
