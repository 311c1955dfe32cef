"""A reviewer's remark knows the part of the file it was made on."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("curriculum", "0007_policy")]

    operations = [
        migrations.AddField(
            model_name="comment",
            name="part",
            field=models.CharField(blank=True, default="", max_length=100),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="comment",
            name="passage",
            field=models.TextField(blank=True, default=""),
            preserve_default=False,
        ),
    ]
