"""Addresses of the application. Story, article and row keys are permanent."""

from django.urls import path

from articles.views import accounts, adding, articles, outlets, rows, site, stories

urlpatterns = [
    path("", stories.dashboard, name="dashboard"),
    path("stories/new/", stories.create, name="story_new"),
    path("stories/<str:key>/", stories.claims, name="story"),
    path("stories/<str:key>/edit/", stories.edit, name="story_edit"),
    path("stories/<str:key>/headlines/", stories.headlines, name="headlines"),
    path("stories/<str:key>/quotes/", stories.quotes, name="quotes"),
    path("stories/<str:key>/numbers/", stories.numbers, name="numbers"),
    path("stories/<str:key>/add/", adding.add, name="add_articles"),
    path("stories/<str:key>/progress/", adding.progress, name="progress"),
    path("stories/<str:key>/compare/", adding.compare_again, name="compare_again"),
    path("articles/<str:key>/", articles.read, name="article"),
    path("articles/<str:key>/edit/", articles.edit, name="article_edit"),
    path("articles/<str:key>/retry/", articles.retry, name="article_retry"),
    path("articles/<str:key>/remove/", articles.remove, name="article_remove"),
    path("rows/<str:key>/", rows.evidence, name="row"),
    path("outlets/", outlets.directory, name="outlets"),
    path("outlets/<slug:slug>/", outlets.page, name="outlet"),
    path("login/", accounts.Login.as_view(), name="login"),
    path("logout/", accounts.logout, name="logout"),
    path("healthz", site.healthz, name="healthz"),
]
