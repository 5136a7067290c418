from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0005_finding_content'),
    ]

    operations = [
        migrations.AlterModelOptions(
            name='position',
            options={'ordering': ('group', 'pk')},
        ),
        migrations.AlterField(
            model_name='position',
            name='name',
            field=models.CharField(blank=True, max_length=3),
        ),
    ]
