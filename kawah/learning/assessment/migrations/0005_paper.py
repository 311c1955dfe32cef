from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("assessment", "0004_regrade")]

    operations = [
        migrations.AddField(
            model_name="response",
            name="device",
            field=models.UUIDField(null=True),
        ),
        migrations.AddField(
            model_name="response",
            name="made",
            field=models.BigIntegerField(null=True),
        ),
        migrations.AddIndex(
            model_name="attempt",
            index=models.Index(
                condition=models.Q(("due_at__isnull", False), ("submitted_at", None)),
                fields=["due_at"],
                name="attempts_overdue",
            ),
        ),
    ]
