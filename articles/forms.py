"""What people type in. Forms check the shape of what was entered; whether it is an article is for the services."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.core.validators import MaxValueValidator, MinValueValidator

from articles.domain import Verdict
from articles.exceptions import SubmissionError, TooLarge
from articles.models import SETTLED_VERDICTS, Article, ClaimGroup, CorrectionKind, Outlet, Story
from articles.services.corrections import Order
from articles.services.policies import policies
from articles.services.submit import AT_ONCE

YEARS = (
    MinValueValidator(dt.date(1600, 1, 1), "That is before the first newspaper. Check the year."),
    MaxValueValidator(dt.date(2999, 12, 31), "That is too far ahead. Check the year."),
)
CLOCKS = sorted({*range(-12 * 60, 14 * 60 + 1, 30), 5 * 60 + 45, 8 * 60 + 45, 12 * 60 + 45})
"""Minutes from UTC: every half hour, and the three clocks (Nepal, Eucla, Chatham) that go by quarters."""


def _clock_name(minutes: int) -> str:
    hours, rest = divmod(abs(minutes), 60)
    return f"UTC{'−' if minutes < 0 else '+'}{hours:02}:{rest:02}"


class TextField(forms.CharField):
    """Text as pasted from anywhere: NUL characters, which no article has, are dropped instead of refused."""

    def to_python(self, value: Any) -> str:
        """Return the text without NUL characters."""
        return str(super().to_python(value) or "").replace("\0", "")


class PublishedForm(forms.Form):
    """When an article was published: nothing, a date, or a date with a time by a stated clock."""

    published_date = forms.DateField(
        label="Published on",
        required=False,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        validators=YEARS,
    )
    published_time = forms.TimeField(
        label="at", required=False, widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"})
    )
    published_clock = forms.TypedChoiceField(
        label="by the clock of",
        required=False,
        coerce=int,
        empty_value=None,
        choices=[("", "—"), *((minutes, _clock_name(minutes)) for minutes in CLOCKS)],
    )

    def clean(self) -> dict[str, Any]:
        """A time needs its date and its clock: the same hour means different moments in two places."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if data.get("published_time") is not None:
            if not data.get("published_date"):
                self.add_error("published_date", "A time needs its date.")
            if data.get("published_clock") is None:
                self.add_error("published_clock", "Say by which clock, or leave the time empty.")
        return data

    @property
    def published(self) -> dt.datetime | None:
        """The moment; without a zone where only the date was given."""
        date, time = self.cleaned_data.get("published_date"), self.cleaned_data.get("published_time")
        if date is None:
            return None
        if time is None:
            return dt.datetime.combine(date, dt.time())
        zone = dt.timezone(dt.timedelta(minutes=self.cleaned_data["published_clock"]))
        return dt.datetime.combine(date, time, zone)

    @staticmethod
    def initial_of(published: dt.datetime | None) -> dict[str, object]:
        """The three fields for a known moment."""
        if published is None:
            return {}
        offset = published.utcoffset()
        if offset is None:
            return {"published_date": published.date()}
        return {
            "published_date": published.date(),
            "published_time": published.time(),
            "published_clock": round(offset.total_seconds() / 60),
        }


class OutletForm(forms.Form):
    """Who published it, if known."""

    outlet = forms.ModelChoiceField(Outlet.objects.all(), required=False, empty_label="Not known")


class StoryForm(forms.ModelForm[Story]):
    """A new story, or a new name for one."""

    class Meta:
        model = Story
        fields = ("title", "summary")
        labels = {"title": "What is the story?", "summary": "In a sentence or two"}
        help_texts = {"title": "The event, in a few words: “El Salvador offers to hold US prisoners”."}
        widgets = {"summary": forms.Textarea(attrs={"rows": 3})}


class AddressesForm(forms.Form):
    """Addresses, one a line."""

    urls = TextField(
        label="Addresses, one a line",
        help_text=f"Up to {AT_ONCE} at once.",
        widget=forms.Textarea(attrs={"rows": 5, "spellcheck": "false", "placeholder": "https://"}),
        error_messages={"required": "Enter at least one address."},
    )


class PastedForm(PublishedForm, OutletForm):
    """The text of one article."""

    text = TextField(
        label="Text of the article",
        strip=False,
        widget=forms.Textarea(attrs={"rows": 9}),
        error_messages={"required": "Paste the text of the article."},
    )
    title = TextField(label="Headline", required=False, max_length=500)
    url = TextField(
        label="Its address", required=False, max_length=2000, widget=forms.TextInput(attrs={"inputmode": "url"})
    )
    field_order = ("text", "title", "outlet", "published_date", "published_time", "published_clock", "url")


class FilesInput(forms.ClearableFileInput):
    """A file input that takes several files."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Several files, each within the limit of an article."""

    widget = FilesInput(attrs={"accept": ".html,.htm,.txt"})

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile[Any]]:
        """Check each file as Django checks one."""
        files = data if isinstance(data, list | tuple) else [data]
        return [self._checked(super(FilesField, self).clean(file, initial)) for file in files or [None]]

    @staticmethod
    def _checked(file: UploadedFile[Any]) -> UploadedFile[Any]:
        if (file.size or 0) > policies().extract.max_bytes:
            raise forms.ValidationError(f"{file.name}: {TooLarge.message}")
        return file


class FilesForm(PublishedForm, OutletForm):
    """Saved pages or plain texts."""

    uploads = FilesField(
        label="Files (.html or .txt)",
        max_length=255,
        allow_empty_file=True,
        error_messages={"required": "Choose at least one file."},
    )
    field_order = ("uploads", "outlet", "published_date", "published_time", "published_clock")


class ArticleForm(PublishedForm, OutletForm):
    """What an editor may correct about an article."""

    title = TextField(label="Headline", required=False, max_length=500)
    field_order = ("title", "outlet", "published_date", "published_time", "published_clock")

    @classmethod
    def of(cls, article: Article) -> ArticleForm:
        """The form filled with what is known."""
        known = {"title": article.title, "outlet": article.outlet_id}
        return cls(initial={**known, **cls.initial_of(article.published)})


class CorrectionForm(forms.Form):
    """An editor's decision on a row. It comes from buttons and short fields, so it has no page of its own."""

    kind = forms.ChoiceField(choices=CorrectionKind)
    reason = TextField(required=False, max_length=1000)
    claim = forms.IntegerField(required=False)
    verdict = forms.TypedChoiceField(
        required=False, coerce=Verdict, empty_value=None, choices=[(verdict, verdict) for verdict in SETTLED_VERDICTS]
    )
    other = TextField(required=False, max_length=10)

    def order(self, row: ClaimGroup) -> Order:
        """What is asked for on `row`. Raises `SubmissionError` where the form can't have been filled in like this."""
        if not self.is_valid():
            too_long = "reason" in self.errors
            raise SubmissionError(
                "Say it in 1,000 characters at most." if too_long else "Choose what to correct, and try again."
            )
        data = self.cleaned_data
        other = ClaimGroup.objects.filter(story=row.story_id, key=data["other"]).first() if data["other"] else None
        return Order(CorrectionKind(data["kind"]), data["reason"], data["claim"], data["verdict"], other)


class RemarkForm(forms.Form):
    """A report, or the answer to one. It comes from a field beside the row, so it has no page of its own."""

    text = TextField(required=False, max_length=2000)

    def words(self) -> str:
        """What was written. Raises `SubmissionError` where it is too long; whether it may be empty others decide."""
        if not self.is_valid():
            raise SubmissionError("Say it in 2,000 characters at most.")
        return str(self.cleaned_data["text"])
