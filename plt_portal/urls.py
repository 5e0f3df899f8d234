from allauth.account.decorators import secure_admin_login
from allauth.account.models import EmailAddress
from django.conf import settings
from django.contrib import admin
from django.contrib.auth.models import Group
from django.urls import include, path

import people.views
from plt_portal import sending, signing_in, views, watching

handler400 = "plt_portal.errors.bad_request"
handler500 = "plt_portal.errors.server_error"

# The admin has no door of its own: who is signed in and administers the district walks in.
admin.site.login = secure_admin_login(admin.site.login)  # type: ignore[method-assign]
# It holds what the district keeps, and nothing of the machinery.
admin.site.unregister([EmailAddress, Group])

urlpatterns = [
    path("", views.home, name="home"),
    path("my-team/", views.my_team, name="my-team"),
    path("my-postings/", views.my_postings, name="my-postings"),
    path("teams/<int:pk>/", views.team, name="team"),
    path("teams/<int:pk>/hand-over/", views.hand_over, name="hand-over"),
    path("help/", views.help_page, name="help"),
    path("accessibility/", views.accessibility, name="accessibility"),
    path("privacy/", views.privacy, name="privacy"),
    path("theme/", people.views.theme, name="theme"),
    path("year/", include("district.urls")),
    path("health/", watching.health, name="health"),
    path("health/make-again/", watching.make_again, name="make-again"),
    path("health/live/", watching.live, name="live"),
    path("health/ready/", watching.ready, name="ready"),
    path("health/well/", watching.well, name="well"),
    path("sign-in/", signing_in.ask, name="sign-in"),
    path("sign-in/code/", signing_in.enter, name="sign-in-code"),
    path("sign-in/again/", views.sign_in_again, name="account_login"),
    path("sign-in/closed/", views.account_closed, name="account_inactive"),
    path("sign-out/", signing_in.leave, name="account_logout"),
    path("send-again/", sending.send_again, name="send-again"),
    path("send-again/change/", sending.change_first, name="change-first"),
    path("send-again/throw-away/", sending.throw_away, name="throw-away"),
    path("billboard/", include("billboard.urls")),
    path("teams/", include("teams.urls")),
    path("blueprint/<int:pk>/<slug:part>/take/", views.take, name="take"),
    path("blueprint/<int:pk>/<slug:part>/take/<slug:way>/", views.take_into, name="take-into"),
    path("blueprint/", include("blueprint.urls")),
    path("goals/", include("goals.urls")),
    path("training/", include("training.urls")),
    path("reports/", include("reports.urls")),
    path("people/", include("people.urls")),
    path("letters/", include("letters.urls")),
    path("powers/", include("powers.urls")),
    path("admin/", admin.site.urls),
]
if settings.DEMO:  # its open door and its mailbox exist there only, and so does its sign-in page
    urlpatterns.insert(0, path("", include("demo.urls")))
