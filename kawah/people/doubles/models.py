"""Records of people that are one person's, or were taken to be."""

from kawah.people.doubles.distinct import Distinct
from kawah.people.doubles.merger import Merger

__all__ = ["Distinct", "Merger"]
