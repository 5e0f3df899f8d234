from django.urls import path

from billboard.views import browsing, hiding, joining, window, writing

app_name = "billboard"
urlpatterns = [
    path("", browsing.billboard, name="billboard"),
    path("post/", writing.post, name="post"),
    path("<int:pk>/", joining.posting, name="posting"),
    path("<int:pk>/edit/", writing.edit, name="edit"),
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
    path("interests/<int:pk>/invite/", joining.invite, name="invite"),
    path("interests/<int:pk>/commit/", joining.commit, name="commit"),
    path("interests/<int:pk>/decline/", joining.decline, name="decline"),
    path("questions/<int:pk>/answer/", joining.answer, name="answer"),
]
