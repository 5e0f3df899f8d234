from datetime import date

from django.urls import path, register_converter

from billboard.views import authors, browsing, digest, hiding, joining, window, writing


class Day:
    """A day in an address: 2026-09-21."""

    regex = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
    to_python = staticmethod(date.fromisoformat)  # a ValueError is a page that does not exist
    to_url = staticmethod(str)


register_converter(Day, "day")

app_name = "billboard"
urlpatterns = [
    path("", browsing.billboard, name="billboard"),
    path("staff-room/", browsing.staff_room, name="staff-room"),
    path("post/", writing.post, name="post"),
    path("post/save/", writing.save, name="save"),
    path("post/goals/", writing.goals, name="goals"),
    path("<int:pk>/", joining.posting, name="posting"),
    path("<int:pk>/edit/", writing.edit, name="edit"),
    path("<int:pk>/crossed/", writing.crossed, name="crossed"),
    path("<int:pk>/similar/", writing.similar, name="similar"),
    path("<int:pk>/again/", writing.use_again, name="use-again"),
    path("<int:pk>/authors/", authors.co_authors, name="authors"),
    path("<int:pk>/authors/name/", authors.name_co_author, name="name-co-author"),
    path("<int:pk>/authors/take-off/", authors.take_off, name="take-off"),
    path("<int:pk>/withdraw/", writing.withdraw, name="withdraw"),
    path("<int:pk>/interest/", joining.interest, name="interest"),
    path("<int:pk>/interest/withdraw/", joining.withdraw_interest, name="withdraw-interest"),
    path("<int:pk>/ask/", joining.ask, name="ask"),
    path("<int:pk>/hide/", hiding.hide, name="hide"),
    path("<int:pk>/appeal/", hiding.appeal, name="appeal"),
    path("<int:pk>/restore/", hiding.restore, name="restore"),
    path("hidden/", hiding.hidden, name="hidden"),
    path("window/", window.window, name="window"),
    path("window/passes/<int:pk>/take-back/", window.take_back_pass, name="take-back-pass"),
    path("digest/", digest.digest_plan, name="digest-plan"),
    path("digest/september/", digest.digest_september, name="digest-september"),
    path("digest/<day:period>/", digest.digest_issue, name="digest-issue"),
    path("digest/<day:period>/hold/", digest.digest_move, {"verb": "hold"}, "digest-hold"),
    path("digest/<day:period>/release/", digest.digest_move, {"verb": "release"}, "digest-release"),
    path("digest/<day:period>/send/", digest.digest_send, name="digest-send"),
    path("digest/<day:period>/preview/", digest.digest_preview, name="digest-preview"),
    path("digest/<day:period>/letter/", digest.digest_letter, name="digest-letter"),
    path("interests/<int:pk>/invite/", joining.move_interest, {"verb": "invite"}, name="invite"),
    path("interests/<int:pk>/commit/", joining.move_interest, {"verb": "commit"}, name="commit"),
    path("interests/<int:pk>/decline/", joining.move_interest, {"verb": "decline"}, name="decline"),
    path("questions/<int:pk>/answer/", joining.answer, name="answer"),
]
