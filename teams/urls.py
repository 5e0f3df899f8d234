from django.urls import path

from teams.views import (
    approvals,
    changes,
    checking,
    consulting,
    delegates,
    directory,
    forming,
    rosters,
)

app_name = "teams"
urlpatterns = [
    path("", directory.teams, name="teams"),
    path("export/<slug:kind>/", directory.export, name="export"),
    path("unplaced/", directory.unplaced, name="unplaced"),
    path("unplaced/export/<slug:kind>/", directory.export_unplaced, name="export-unplaced"),
    path("found/", forming.found, name="found"),
    path("invitations/<int:pk>/", forming.answer, name="answer"),
    path("invitations/<int:pk>/take-back/", forming.take_back, name="take-back"),
    path("rosters/", approvals.approvals, name="approvals"),
    path("rosters/together/", approvals.approve_together, name="approve-together"),
    path("rosters/<int:pk>/", rosters.roster, name="roster"),
    path("rosters/<int:pk>/exception/", rosters.grant_exception, name="grant-exception"),
    path("rosters/<int:pk>/reopen/", rosters.reopen, name="reopen"),
    path("rosters/<int:pk>/<slug:verb>/", rosters.move_roster, name="move-roster"),
    path("consultations/<int:pk>/", consulting.consultation, name="consultation"),
    path("remarks/<int:pk>/reply/", consulting.reply, name="reply"),
    path("delegates/", delegates.delegates, name="delegates"),
    path("delegates/<int:pk>/take-back/", delegates.take_back, name="take-back-delegate"),
    path("<int:pk>/change/", forming.change, name="change"),
    path("<int:pk>/members/", forming.ask, name="ask"),
    path("<int:pk>/facilitator/", forming.name_facilitator, name="name-facilitator"),
    path("<int:pk>/leave/", forming.leave, name="leave"),
    path("<int:pk>/standing/", changes.standing, name="standing"),
    path("places/<int:pk>/end/", changes.end, name="end"),
    path("places/<int:pk>/stay/", changes.stay, name="stay"),
    path("<int:pk>/roster/", checking.check, name="check"),
    path("<int:pk>/exception/", checking.ask_exception, name="ask-exception"),
    path("<int:pk>/ask-first/", consulting.ask_first, name="ask-first"),
    path("<int:pk>/new-version/", checking.begin_new_version, name="begin-new-version"),
]
