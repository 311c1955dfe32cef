import pytest

from kawah.lib import sealing


def test_what_is_sealed_comes_back_and_cannot_be_read():
    sealed = sealing.seal_text("rahasia", purpose="letter")
    assert "rahasia" not in sealed and sealing.unseal_text(sealed, purpose="letter") == "rahasia"


def test_a_seal_of_one_purpose_opens_for_no_other():
    sealed = sealing.seal(b"rahasia", purpose="letter")
    with pytest.raises(sealing.SealBroken):
        sealing.unseal(sealed, purpose="sheet")


def test_another_secret_key_opens_nothing(settings):
    sealed = sealing.seal(b"rahasia", purpose="letter")
    before = sealing.digest("K7QM", purpose="ticket")
    settings.SECRET_KEY = "lain" * 20
    with pytest.raises(sealing.SealBroken):
        sealing.unseal(sealed, purpose="letter")
    assert sealing.digest("K7QM", purpose="ticket") != before


def test_a_changed_seal_is_broken():
    with pytest.raises(sealing.SealBroken):
        sealing.unseal(sealing.seal(b"rahasia", purpose="letter")[:-4] + b"AAA=", purpose="letter")
