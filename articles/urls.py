"""Addresses of the application. Story, article and row keys are permanent."""

from django.urls import path

from articles.views import accounts, adding, articles, corrections, dashboard, outlets, reports, rows, site, stories

urlpatterns = [
    path("", dashboard.dashboard, name="dashboard"),
    path("stories/new/", stories.create, name="story_new"),
    path("stories/<slug:key>/", stories.claims, name="story"),
    path("stories/<slug:key>/edit/", stories.edit, name="story_edit"),
    path("stories/<slug:key>/headlines/", stories.headlines, name="headlines"),
    path("stories/<slug:key>/quotes/", stories.quotes, name="quotes"),
    path("stories/<slug:key>/numbers/", stories.numbers, name="numbers"),
    path("stories/<slug:key>/add/", adding.add, name="add_articles"),
    path("stories/<slug:key>/progress/", adding.progress, name="progress"),
    path("stories/<slug:key>/compare/", adding.compare_again, name="compare_again"),
    path("stories/<slug:key>/failed/retry/", articles.retry_failed, name="failed_retry"),
    path("stories/<slug:key>/failed/remove/", articles.remove_failed, name="failed_remove"),
    path("articles/<slug:key>/", articles.read, name="article"),
    path("articles/<slug:key>/edit/", articles.edit, name="article_edit"),
    path("articles/<slug:key>/retry/", articles.retry, name="article_retry"),
    path("articles/<slug:key>/remove/", articles.remove, name="article_remove"),
    path("stories/<slug:key>/corrections/", corrections.history, name="corrections"),
    path("rows/<slug:key>/", rows.evidence, name="row"),
    path("rows/<slug:key>/correct/", corrections.correct, name="row_correct"),
    path("rows/<slug:key>/join/", corrections.join, name="row_join"),
    path("rows/<slug:key>/report/", reports.report, name="row_report"),
    path("corrections/<int:pk>/undo/", corrections.undo, name="correction_undo"),
    path("reports/", reports.listing, name="reports"),
    path("reports/<int:pk>/answer/", reports.answer, name="report_answer"),
    path("outlets/", outlets.directory, name="outlets"),
    path("outlets/<slug:slug>/", outlets.page, name="outlet"),
    path("login/", accounts.Login.as_view(), name="login"),
    path("logout/", accounts.logout, name="logout"),
    path("healthz", site.healthz, name="healthz"),
]
