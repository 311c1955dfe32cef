import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    """Advice kept until now has no basis, and is reckoned anew when it is next asked for."""

    dependencies = [("planning", "0001_first")]

    operations = [
        migrations.AddField(
            model_name="advice",
            name="basis",
            field=models.CharField(default="", max_length=120),
        ),
        migrations.AlterField(
            model_name="advice",
            name="person",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT,
                primary_key=True,
                related_name="advice",
                serialize=False,
                to=settings.AUTH_USER_MODEL,
            ),
        ),
    ]
