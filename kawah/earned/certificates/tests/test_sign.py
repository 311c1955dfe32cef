from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from kawah.earned.certificates import examining, sheet, signing
from kawah.earned.certificates.tests.sample import NOW, WORDING


def test_a_signed_certificate_is_valid(signed, signer):
    verdict = examining.verify(signed, trust=[signer.authority], now=NOW + timedelta(days=3650))
    assert verdict.is_valid
    assert verdict.signed_at == NOW
    assert "tidak tersertifikasi" in verdict.signer


def test_signing_leaves_the_drawn_bytes_alone(signed):
    assert signed.startswith(sheet.render(WORDING, now=NOW))
    assert len(signed) <= 120_000


def test_the_local_key_calls_itself_uncertified(signer):
    assert not signer.is_certified
    assert signer.label == WORDING.signer_label


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_one_changed_bit_anywhere_is_found(signed, signer, data):
    gap = signed.index(b"/Contents <"), signed.index(b"/ByteRange")
    covered = [*range(gap[0]), *range(gap[1], len(signed))]
    place, bit = data.draw(st.sampled_from(covered)), data.draw(st.integers(0, 7))
    altered = bytearray(signed)
    altered[place] ^= 1 << bit
    verdict = examining.verify(bytes(altered), trust=[signer.authority], now=NOW)
    assert not verdict.is_valid
    assert verdict.sentence


def test_bytes_hidden_in_the_signature_or_after_the_end_are_found(signed, signer):
    end_of_gap = signed.index(b">", signed.index(b"/Contents <"))
    hidden = signed[: end_of_gap - 8] + b"DEADBEEF" + signed[end_of_gap:]
    for altered in (hidden, signed + b"\n", signed + b"%PDF-1.7"):
        verdict = examining.verify(altered, trust=[signer.authority], now=NOW)
        assert verdict.fault == "altered"


def test_an_unknown_signer_is_not_trusted(signed, tmp_path):
    stranger = signing.LocalSigner.open(tmp_path / "stranger", now=NOW)
    assert examining.verify(signed, trust=[stranger.authority], now=NOW).fault == "untrusted"
    assert examining.verify(signed, trust=[], now=NOW).fault == "untrusted"


def test_other_files_are_named_for_what_they_are(signer):
    drawn = sheet.render(WORDING, now=NOW)
    for file, fault in ((drawn, "unsigned"), (b"", "unreadable"), (b"%PDF-1.7 x", "unsigned")):
        assert examining.verify(file, trust=[signer.authority], now=NOW).fault == fault


def test_a_second_start_signs_with_the_same_key(tmp_path):
    first, second = (signing.LocalSigner.open(tmp_path / "keys", now=NOW) for _ in range(2))
    assert first.authority == second.authority
