"""Who completed a version may learn a newer one: only one enrollment in a course is unfinished."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("enrollment", "0001_first"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="enrollment",
            name="one_open_enrollment_in_a_course",
        ),
        migrations.AddConstraint(
            model_name="enrollment",
            constraint=models.UniqueConstraint(
                condition=models.Q(("completed_at", None), ("is_open", True)),
                fields=("person", "course"),
                name="one_unfinished_enrollment_in_a_course",
            ),
        ),
    ]
