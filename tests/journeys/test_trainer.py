"""What a trainer comes for, within its number of steps, on a phone of 360 px."""

import pytest
from playwright.sync_api import expect

from tests.journeys import deeds

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_w1_assess_the_next_submission_and_the_one_after_it_opens(travel, script):
    trainer = travel("trainer", script=script)
    with trainer.within(3):
        trainer.tap("Nilai jawaban ini")
        first = trainer.page.url
        expect(trainer.page.get_by_role("heading", name="Jawaban")).to_be_visible()
        for criterion in trainer.page.get_by_role("group").all():
            deeds.guess(criterion)
        trainer.page.get_by_label("Catatan untuk peserta").fill("Langkah pertama Anda jelas.")
        if script:
            trainer.demand_clean()
        trainer.tap("Simpan dan buka berikutnya")
    trainer.sees("dari 100")
    assert trainer.page.url != first
    expect(trainer.page.get_by_role("heading", name="Jawaban")).to_be_visible()
