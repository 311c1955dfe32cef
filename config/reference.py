"""The dated reference data each room loads from its own reference/*.csv; loading twice changes
nothing."""

REFERENCE = [
    "kawah.people.competencies.reference_data.load",
    "kawah.learning.curriculum.policies.load",
    "kawah.earned.hours.reference_data.load",
]
