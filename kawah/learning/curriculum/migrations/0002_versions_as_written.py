"""Sharing belongs to a version until it is published, and a version keeps its files as written."""

import django.db.models.deletion
from django.db import migrations, models
from django.db.models import OuterRef, Subquery


def share_as_the_course(apps, _editor):
    course = apps.get_model("curriculum", "Course")
    shared = course.objects.filter(pk=OuterRef("course")).values("is_shared")[:1]
    apps.get_model("curriculum", "Version").objects.update(is_shared=Subquery(shared))


class Migration(migrations.Migration):
    dependencies = [
        ("curriculum", "0001_first"),
    ]

    operations = [
        migrations.AddField(
            model_name="version",
            name="is_shared",
            field=models.BooleanField(default=False),
        ),
        migrations.CreateModel(
            name="Source",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("path", models.CharField(max_length=200)),
                ("content", models.BinaryField()),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="sources",
                        to="curriculum.version",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("version", "path"), name="source_once_in_version"
                    )
                ],
            },
        ),
        migrations.RunPython(share_as_the_course, migrations.RunPython.noop),
    ]
