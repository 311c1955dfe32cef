"""The trail is read for the whole nation, and searched by what was changed."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("records", "0002_parcels_to_carry")]

    operations = [
        migrations.AddIndex(
            model_name="change",
            index=models.Index(fields=["-at", "-id"], name="changes_by_time"),
        ),
        migrations.AddIndex(
            model_name="change",
            index=models.Index(fields=["subject"], name="changes_of_subject"),
        ),
    ]
