"""The rows of this app."""

from kawah.learning.joining.duties import Bound, Duty, Exemption
from kawah.learning.joining.nominations import Nomination, Nominee, Piece

__all__ = ["Bound", "Duty", "Exemption", "Nomination", "Nominee", "Piece"]
