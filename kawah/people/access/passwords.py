"""What a password may not be."""

from django.contrib.auth.password_validation import UserAttributeSimilarityValidator
from django.utils.translation import gettext as _


class Resemblance(UserAttributeSimilarityValidator):
    """One that resembles its owner's name, number or address; Django would name the columns."""

    def get_error_message(self) -> str:
        return _("Kata sandi ini terlalu mirip dengan nama, NIP, atau surel Anda. Pilih yang lain.")
