"""The tables. Constraints stand in the database; reading queries stand on the querysets."""

from articles.models.articles import Article, ArticleState, Revision, Source
from articles.models.claims import Claim, ClaimGroup, Finding, Membership, Origin, OriginPassage, Position
from articles.models.corrections import SETTLED_VERDICTS, Anchor, Correction, CorrectionKind, Report
from articles.models.jobs import Job, JobKind, JobStatus
from articles.models.outlets import Outlet, OutletDomain, OutletKind
from articles.models.stories import Story
from articles.models.visits import StoryVisit

__all__ = [
    "SETTLED_VERDICTS",
    "Anchor",
    "Article",
    "ArticleState",
    "Claim",
    "ClaimGroup",
    "Correction",
    "CorrectionKind",
    "Finding",
    "Job",
    "JobKind",
    "JobStatus",
    "Membership",
    "Origin",
    "OriginPassage",
    "Outlet",
    "OutletDomain",
    "OutletKind",
    "Position",
    "Report",
    "Revision",
    "Source",
    "Story",
    "StoryVisit",
]
