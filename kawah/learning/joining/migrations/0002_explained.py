"""Files whose headings somebody has to explain first."""

from django.db import migrations, models
from django.db.models import Q

STAGES = [
    ("read", "Read"),
    ("judging", "Judging"),
    ("judged", "Judged"),
    ("entering", "Entering"),
    ("done", "Done"),
    ("undoing", "Undoing"),
    ("undone", "Undone"),
]
WAITING = ["read", "judging", "judged"]


class Migration(migrations.Migration):
    dependencies = [("joining", "0001_first")]

    operations = [
        migrations.AlterField(
            model_name="nomination",
            name="stage",
            field=models.CharField(choices=STAGES, default="judging", max_length=10),
        ),
        migrations.RemoveConstraint(model_name="nomination", name="file_once_before_it_enrolls"),
        migrations.AddConstraint(
            model_name="nomination",
            constraint=models.UniqueConstraint(
                fields=["agency", "course", "digest"],
                condition=Q(stage__in=WAITING, batch=None),
                name="file_once_before_it_enrolls",
            ),
        ),
        migrations.RemoveConstraint(model_name="nomination", name="file_once_before_it_joins"),
        migrations.AddConstraint(
            model_name="nomination",
            constraint=models.UniqueConstraint(
                fields=["batch", "digest"],
                condition=Q(stage__in=WAITING, batch__isnull=False),
                name="file_once_before_it_joins",
            ),
        ),
    ]
