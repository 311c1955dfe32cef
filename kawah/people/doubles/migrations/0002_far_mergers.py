from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("doubles", "0001_first")]

    operations = [
        migrations.AddField("merger", "is_far", models.BooleanField(default=False)),
    ]
