import copy
import json
import os
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kawah.earned.certificates import badge, shape
from kawah.earned.certificates.tests import badges
from kawah.earned.certificates.tests.sample import CODE, NOW, WORDING
from kawah.earned.certificates.wording import PERSONAL_NUMBER

NEARBY = Path(__file__).parents[4].parent / "shared" / "fixtures"
FIXTURES = Path(os.environ.get("KAWAH_FIXTURES", NEARBY)) / "openbadges"
needs_badges = pytest.mark.skipif(
    not FIXTURES.is_dir(), reason="the Open Badges fixtures are not beside this checkout"
)


@pytest.fixture(scope="module")
def document(issuer):
    return badges.awarded(issuer)


def test_a_badge_is_valid(document, issuer):
    verdict = badge.verify(json.loads(json.dumps(document)), trusted=[issuer.did], now=NOW)
    assert verdict.is_valid
    assert verdict.signed_at == NOW


def test_it_says_what_the_person_is_able_to_do(document):
    achievement = document["credentialSubject"]["achievement"]
    assert WORDING.outcomes[1] in achievement["criteria"]["narrative"]
    assert document["credentialSubject"]["creditsEarned"] == 6.5
    assert document["evidence"][0]["id"].endswith(f"/v/{CODE}")


def test_it_tells_neither_name_nor_personal_number(document):
    text = json.dumps(document, ensure_ascii=False)
    assert WORDING.recipient_name not in text
    assert not PERSONAL_NUMBER.search(text)


def test_equal_input_gives_an_equal_badge(document, issuer):
    assert badges.awarded(issuer) == document


def test_every_altered_copy_is_refused(document, issuer):
    for path, altered in badges.altered_copies(document):
        verdict = badge.verify(altered, trusted=[issuer.did], now=NOW)
        assert not verdict.is_valid, path
        assert verdict.sentence


def test_an_added_or_removed_member_is_refused(document, issuer):
    added = document | {"description": "Dengan pujian"}
    removed = {name: value for name, value in document.items() if name != "evidence"}
    for altered in (added, removed):
        assert badge.verify(altered, trusted=[issuer.did], now=NOW).fault == "altered"


def test_an_unknown_issuer_is_not_trusted(document, tmp_path):
    stranger = badge.issuer(tmp_path / "keys", name="Lain", url="https://lain.example.go.id")
    assert badge.verify(document, trusted=[stranger.did], now=NOW).fault == "untrusted"


def test_a_badge_of_tomorrow_is_too_early(document, issuer):
    yesterday = NOW - timedelta(days=1)
    assert badge.verify(document, trusted=[issuer.did], now=yesterday).fault == "early"


json_values = st.recursive(
    st.none() | st.booleans() | st.floats(allow_nan=False) | st.text(),
    lambda parts: st.lists(parts) | st.dictionaries(st.text(), parts),
    max_leaves=5,
)


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_whatever_stands_in_a_badge_gets_a_verdict(document, issuer, data):
    strange = copy.deepcopy(document)
    path = data.draw(st.sampled_from(list(badges.paths(document))))
    badges.put(strange, path, data.draw(json_values))
    verdict = badge.verify(strange, trusted={issuer.did}, now=NOW)
    assert verdict.is_valid == (strange == document)


@pytest.mark.parametrize("thing", [None, [], "", 1, {}])
def test_what_is_no_badge_at_all_is_malformed(thing):
    assert badge.verify(thing, trusted=[], now=NOW).fault == "malformed"


def test_a_deep_nest_is_refused(document, issuer):
    nest = copy.deepcopy(document)
    for _ in range(5000):
        nest = {"evidence": nest}
    assert badge.verify(nest, trusted=[issuer.did], now=NOW).fault == "malformed"


@needs_badges
@pytest.mark.parametrize("name", ["simple.json", "simple-context-version.json"])
def test_the_shape_of_a_sound_badge_of_others_is_accepted(name):
    assert shape.fault(json.loads((FIXTURES / name).read_text()), now=NOW) is None


@needs_badges
@pytest.mark.parametrize("path", sorted(FIXTURES.glob("*-err-*.json")), ids=lambda path: path.stem)
def test_unsound_badges_of_others_are_refused(path):
    document = json.loads(path.read_text())
    issuer = document.get("issuer", {}).get("id", "")
    assert not badge.verify(document, trusted=[issuer], now=NOW).is_valid


@needs_badges
def test_there_are_unsound_badges_to_refuse():
    assert len(list(FIXTURES.glob("*-err-*.json"))) == 11
