from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    dependencies = [("access", "0003_grant_requests")]

    operations = [
        migrations.RemoveConstraint("grantrequest", "grant_decision_is_whole"),
        migrations.AddConstraint(
            "grantrequest",
            models.CheckConstraint(
                condition=Q(decided_at=None, decided_by=None, outcome="")
                | Q(decided_at__isnull=False, decided_by__isnull=False, outcome__gt="")
                | Q(decided_at__isnull=False, decided_by=None, outcome="withdrawn"),
                name="grant_decision_is_whole",
            ),
        ),
    ]
