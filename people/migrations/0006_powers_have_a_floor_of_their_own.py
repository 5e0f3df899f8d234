from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0005_leaves"),
        ("powers", "0002_from_the_floor_of_people"),
    ]

    operations = [
        migrations.DeleteModel(name="AppointmentEvent"),
        migrations.DeleteModel(name="LeaveEvent"),
        migrations.DeleteModel(name="Appointment"),
        migrations.DeleteModel(name="Leave"),
    ]
