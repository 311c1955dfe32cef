from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("directory", "0001_first")]

    operations = [
        migrations.AddField(
            model_name="agency", name="seat", field=models.CharField(blank=True, max_length=80)
        )
    ]
