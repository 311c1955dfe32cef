"""What other rooms may ask of notices."""

from kawah.people.notices.letters import send_sealed
from kawah.people.notices.models import Notice
from kawah.people.notices.sentences import sentence
from kawah.people.notices.telling import latest, tell

__all__ = ["Notice", "latest", "send_sealed", "sentence", "tell"]
