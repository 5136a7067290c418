"""Django admin: curating outlets, looking after stories, jobs and people."""

from articles.admin import accounts, jobs, outlets, stories

__all__ = ["accounts", "jobs", "outlets", "stories"]
