"""The people somebody looks after."""

from kawah.insight.analytics.api import anyone_of, employees

__all__ = ["anyone_of", "employees"]
