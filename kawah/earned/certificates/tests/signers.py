"""Signers as an operator may name with KAWAH_SIGNER."""

from django.utils.translation import gettext_lazy as _

from kawah.earned.certificates import signing


class OfAnotherHouse(signing.LocalSigner):
    """Has a key and an authority of its own, beside the local one's."""

    label = _("Sertifikat")

    @classmethod
    def open(cls, folder, *, now):
        return super().open(folder / "another", now=now)

    @staticmethod
    def authorities(folder):
        return signing.LocalSigner.authorities(folder / "another")


class Silent(OfAnotherHouse):
    """Signs, and its answer is lost."""

    signed: list[bytes] = []

    def sign(self, pdf, *, reason, place, now):
        self.signed.append(super().sign(pdf, reason=reason, place=place, now=now))
        raise signing.SigningUnknown("no answer")
