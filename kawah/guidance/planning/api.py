"""What other rooms may ask of planning."""

from kawah.guidance.planning.advising import Suggestion, forget, needed, suggestions
from kawah.guidance.planning.aiming import aim
from kawah.guidance.planning.ranking import Choice, Need, Offer, choose

__all__ = [
    "Choice",
    "Need",
    "Offer",
    "Suggestion",
    "aim",
    "choose",
    "forget",
    "needed",
    "suggestions",
]
