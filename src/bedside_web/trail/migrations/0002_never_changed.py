"""Rows that are never changed: the database itself refuses it."""

from django.db import migrations

from bedside_web.trail.never_changed import forbid_changes


class Migration(migrations.Migration):
    dependencies = [("trail", "0001_initial")]

    operations = [
        forbid_changes(
            [
                "trail_event",
            ]
        )
    ]
