"""What other rooms may ask of notices."""

from kawah.people.notices.letters import send_sealed
from kawah.people.notices.models import Notice, Pace
from kawah.people.notices.pace import choose_pace, pace_of
from kawah.people.notices.reading import latest, mark_read
from kawah.people.notices.rounds import advance, round_of
from kawah.people.notices.sentences import sentence
from kawah.people.notices.telling import tell, tell_all

__all__ = [
    "Notice",
    "Pace",
    "advance",
    "choose_pace",
    "latest",
    "mark_read",
    "pace_of",
    "round_of",
    "send_sealed",
    "sentence",
    "tell",
    "tell_all",
]
