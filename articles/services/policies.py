"""The one place where settings become policies."""

from __future__ import annotations

from functools import cache

from django.conf import settings

from articles.policies import FetchPolicy, LanguagePolicy, Policies


@cache
def policies() -> Policies:
    """The limits and thresholds this installation runs with."""
    return Policies(
        fetch=FetchPolicy(user_agent=settings.FETCH_USER_AGENT, allowed_hosts=settings.FETCH_ALLOWED_HOSTS),
        language=LanguagePolicy(model=settings.ARTICLES_SPACY_MODEL),
    )
