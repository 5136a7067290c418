"""Who publishes."""

from __future__ import annotations

from django.core.validators import RegexValidator
from django.db import models
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils.text import slugify


class OutletKind(models.TextChoices):
    """What sort of outlet it is."""

    AGENCY = "agency", "News agency"
    NEWSPAPER = "newspaper", "Newspaper"
    BROADCASTER = "broadcaster", "Broadcaster"
    ONLINE = "online", "Online only"
    MAGAZINE = "magazine", "Magazine"
    BLOG = "blog", "Blog"
    RELEASE = "release", "Press releases"
    OTHER = "other", "Other"


class Outlet(models.Model):
    """A publisher. What isn't known about it stays empty."""

    name = models.CharField(max_length=200)
    slug = models.SlugField(max_length=80, unique=True, editable=False)
    kind = models.CharField(max_length=20, choices=OutletKind, blank=True)
    owner = models.CharField(max_length=200, blank=True)
    country = models.CharField(max_length=2, blank=True, help_text="Two letters (ISO 3166), for example GB.")
    language = models.CharField(max_length=2, blank=True, help_text="Two letters (ISO 639-1), for example en.")
    notes = models.TextField(blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("name",)
        constraints = [
            models.UniqueConstraint(
                Lower("name"), name="outlet_name_unique", violation_error_message="An outlet with this name exists."
            ),
            models.CheckConstraint(condition=~models.Q(name=""), name="outlet_name_not_empty"),
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: object, **kwargs: object) -> None:
        """Give a new outlet a slug that nobody else has."""
        if not self.slug:
            self.slug = self._free_slug()
        super().save(*args, **kwargs)  # type: ignore[arg-type]

    def get_absolute_url(self) -> str:
        """Its public page."""
        return reverse("outlet", args=[self.slug])

    def _free_slug(self) -> str:
        base = slugify(self.name)[:70] or "outlet"
        taken = set(Outlet.objects.filter(slug__startswith=base).values_list("slug", flat=True))
        candidates = (base, *(f"{base}-{n}" for n in range(2, len(taken) + 3)))
        return next(slug for slug in candidates if slug not in taken)


class OutletDomain(models.Model):
    """A domain an outlet publishes on; its subdomains belong to it unless they are listed themselves."""

    outlet = models.ForeignKey(Outlet, on_delete=models.CASCADE, related_name="domains")
    domain = models.CharField(
        max_length=253,
        unique=True,
        validators=[
            RegexValidator(
                r"^(?=.{1,253}$)([a-z0-9-]{1,63}\.)+[a-z0-9-]{2,63}$", "Lower case, without http:// and path."
            )
        ],
        error_messages={"unique": "This domain already belongs to an outlet."},
    )

    class Meta:
        ordering = ("domain",)
        constraints = [
            models.CheckConstraint(condition=models.Q(domain=Lower("domain")), name="outlet_domain_lower_case"),
        ]

    def __str__(self) -> str:
        return self.domain
