from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("access", "0001_first")]

    operations = [
        migrations.AddIndex(
            model_name="failure",
            index=models.Index(fields=["since"], name="failures_by_age"),
        ),
    ]
