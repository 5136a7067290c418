from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0004_article_opening'),
    ]

    operations = [
        migrations.AlterField(
            model_name='finding',
            name='kind',
            field=models.CharField(choices=[('quantity', 'Quantity'), ('precision', 'Precision'), ('update', 'Update'), ('date', 'Date'), ('polarity', 'Polarity'), ('who', 'Who'), ('where', 'Where'), ('status', 'Status'), ('attribution', 'Attribution'), ('quote', 'Quote'), ('evaluation', 'Evaluation'), ('content', 'Content')], max_length=12),
        ),
    ]
