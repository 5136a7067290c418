"""Pages of a newspaper that does not exist."""

from __future__ import annotations

import json
from typing import Any

URL = "https://www.harbour-post.example.com/2024/ferry"

PARAGRAPHS = (
    "The ferry Aurora ran aground outside the harbour on Monday night with 214 passengers aboard, the coast guard "
    "said.",
    "Nobody was hurt, but the crew needed almost four hours to bring everyone ashore in small boats, because the swell "
    "kept the tugs from coming alongside.",
    "“We heard a long grinding noise and then the lights went out,” said Ida Holm, who had been travelling with her "
    "two children and their grandmother.",
    "The operator said that the ship had passed its yearly inspection in March and that an inquiry would begin on "
    "Wednesday, as soon as divers have looked at the hull.",
    "Traffic on the line is suspended until the weekend; tickets stay valid for thirty days and can be returned at any "
    "office of the company, it added.",
)


def page(
    *,
    body: str = "",
    head: str = "",
    paragraphs: tuple[str, ...] = PARAGRAPHS,
    linked_data: Any = None,
    title: str = "Ferry Aurora runs aground outside harbour",
) -> str:
    """An article's page with a menu, a footer and whatever a test adds."""
    data = f'<script type="application/ld+json">{json.dumps(linked_data)}</script>' if linked_data else ""
    text = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return (
        f'<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>{title} | Harbour Post</title>'
        f'<meta property="og:site_name" content="Harbour Post">{head}{data}</head><body>'
        '<nav><ul><li><a href="/">Home</a></li><li><a href="/sport">Sport</a></li></ul></nav>'
        f"<article><h1>{title}</h1>{text}{body}</article><footer><p>Harbour Post Ltd, Quay 4</p></footer></body></html>"
    )


def article(**fields: Any) -> dict[str, Any]:
    """JSON-LD of a news article."""
    return {"@context": "https://schema.org", "@type": "NewsArticle"} | fields
