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
    dependencies = [("recaps", "0001_first")]

    operations = [
        migrations.AlterField(
            model_name="recap",
            name="stage",
            field=models.CharField(choices=STAGES, default="judging", max_length=10),
        ),
        migrations.RemoveConstraint(model_name="recap", name="recap_once_before_it_counts"),
        migrations.AddConstraint(
            model_name="recap",
            constraint=models.UniqueConstraint(
                fields=["agency", "digest"],
                condition=Q(stage__in=WAITING),
                name="recap_once_before_it_counts",
            ),
        ),
    ]
