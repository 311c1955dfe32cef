import uuid

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("assessment", "0001_first")]

    operations = [
        migrations.AddField(
            model_name="attempt",
            name="chance",
            field=models.UUIDField(default=uuid.uuid4, editable=False),
        ),
    ]
