"""Signing in and out."""

from __future__ import annotations

from django.contrib import auth
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import LoginView
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.decorators import method_decorator
from django.views.decorators.http import require_POST


@method_decorator(login_not_required, name="dispatch")
class Login(LoginView):
    """The login page."""

    template_name = "articles/login.html"
    redirect_authenticated_user = True


@login_not_required
@require_POST
def logout(request: HttpRequest) -> HttpResponse:
    """Sign out and go to the dashboard."""
    auth.logout(request)
    return redirect("dashboard")
