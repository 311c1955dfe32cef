"""Files of a course folder as their author wrote them, given back while they still say what the
version holds: comments and order survive."""

from typing import ClassVar

from django.db import models

from kawah.learning.curriculum.courses import Version


class Source(models.Model):
    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="sources")
    path = models.CharField(max_length=200)
    content = models.BinaryField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["version", "path"], name="source_once_in_version")
        ]


def keep_source(version: Version, path: str, content: bytes) -> None:
    Source.objects.update_or_create(version=version, path=path, defaults={"content": content})


def source_of(version: Version, path: str) -> bytes | None:
    held = Source.objects.filter(version=version, path=path).first()
    return bytes(held.content) if held else None
