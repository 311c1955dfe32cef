"""A file, known by its content."""

from typing import ClassVar

from django.db import models

from kawah.learning.media.kinds import KINDS, Family


class File(models.Model):
    """`name` is the first name it came with; `seconds` how long it plays, when it says so."""

    sha256 = models.CharField(max_length=64, unique=True)
    name = models.CharField(max_length=200)
    mime = models.CharField(max_length=80)
    size = models.PositiveIntegerField()
    width = models.PositiveIntegerField(null=True)
    height = models.PositiveIntegerField(null=True)
    seconds = models.FloatField(null=True)
    kept_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(size__gt=0), name="file_is_not_empty")
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def family(self) -> Family:
        return KINDS[self.mime].family

    @property
    def address(self) -> str:
        """The last part of every address under which the file is served."""
        return f"{self.sha256}.{KINDS[self.mime].extension}"

    @property
    def place(self) -> str:
        """Where the storage keeps the bytes."""
        return f"files/{self.sha256[:2]}/{self.address}"
