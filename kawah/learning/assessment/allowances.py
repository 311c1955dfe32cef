"""Attempts that trainers gave beyond what a quiz allows."""

from django.db import models

from kawah.learning.assessment.quizzes import Quiz
from kawah.people.directory.api import Person


class Allowance(models.Model):
    """One more attempt for one person. Never changed."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    quiz = models.ForeignKey(Quiz, on_delete=models.PROTECT, related_name="allowances")
    by = models.UUIDField()
    why = models.CharField(max_length=400)
    at = models.DateTimeField()
