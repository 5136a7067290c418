"""Django admin: curating outlets, looking after stories, jobs and people."""

from articles.admin import accounts, corrections, jobs, outlets, stories

__all__ = ["accounts", "corrections", "jobs", "outlets", "stories"]
