"""Signing in, the way every other journey begins."""

import pytest

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_a_learner_signs_in(travel, site, script):
    learner = travel("learner", script=script)
    assert learner.page.url == site.url + site.accounts["learner"].home
    assert learner.page.get_by_role("heading", level=1).count() == 1


@pytest.mark.parametrize("width", [320, 360, 1280])
@pytest.mark.parametrize("language", ["id", "en"])
def test_the_form_is_accessible(travel, width, language):
    visitor = travel(width=width, language=language)
    visitor.go("/masuk/")
    visitor.demand_clean()


def test_a_wrong_password_is_told_in_one_sentence(travel, site):
    visitor = travel()
    visitor.go("/masuk/")
    visitor.page.locator("[name=username]").fill(site.accounts["learner"].username)
    visitor.page.locator("[name=password]").fill("bukan ini sandinya")
    visitor.page.locator("form:has([name=password]) [type=submit]").first.click()
    assert visitor.page.get_by_role("alert").count() == 1
    assert visitor.page.locator("[name=username]").input_value()
    visitor.demand_clean()
