import json

import pytest
from msgspec import structs

from kawah.earned.certificates.tests.sample import TRAINER, WORDING
from kawah.earned.certificates.wording import PersonalNumberFound, freeze, thaw


def test_a_frozen_wording_survives_storage():
    assert thaw(json.loads(json.dumps(freeze(WORDING)))) == WORDING


@pytest.mark.parametrize(
    "number",
    ["199001012015031001", "19900101 201503 1 001", "19900101.201503.1.001", "3201010101900001"],
)
def test_a_personal_number_is_refused(number):
    with pytest.raises(PersonalNumberFound, match="recipient_post"):
        structs.replace(WORDING, recipient_post=f"Analis, NIP {number}")


def test_a_personal_number_inside_a_part_is_refused():
    trainer = structs.replace(TRAINER, position="NIP 199001012015031001")
    with pytest.raises(PersonalNumberFound, match="trainer"):
        structs.replace(WORDING, trainer=trainer)
