"""Which outlet an article belongs to."""

from __future__ import annotations

from urllib.parse import urlsplit

from django.db import transaction

from articles.ingestion import registered_domain
from articles.models import Outlet, OutletDomain


def find_by_url(url: str) -> Outlet | None:
    """The outlet that publishes on the address's domain or on the nearest domain above it."""
    labels = (urlsplit(url).hostname or "").lower().rstrip(".").split(".")
    suffixes = [".".join(labels[n:]) for n in range(len(labels) - 1)]
    known = OutletDomain.objects.select_related("outlet").filter(domain__in=suffixes)
    best = max(known, key=lambda match: len(match.domain), default=None)
    return best.outlet if best else None


@transaction.atomic
def find_or_create(url: str, site_name: str) -> Outlet | None:
    """The outlet of an address; a new one, named by what the page calls its site, where the domain is unknown."""
    if outlet := find_by_url(url):
        return outlet
    domain = registered_domain(url)
    if not domain:
        return None
    name = (site_name or domain)[:200]
    if Outlet.objects.filter(name__iexact=name).exists():
        name = f"{name[:100]} ({domain})"[:200]
    outlet, _ = Outlet.objects.get_or_create(
        name=name, defaults={"notes": f"Added by itself when an article of {domain} came in. Please check."}
    )
    OutletDomain.objects.create(outlet=outlet, domain=domain)
    return outlet
