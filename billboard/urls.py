from django.urls import path

from billboard.views import browsing, joining, writing

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
    path("interests/<int:pk>/invite/", joining.invite, name="invite"),
    path("interests/<int:pk>/commit/", joining.commit, name="commit"),
    path("interests/<int:pk>/decline/", joining.decline, name="decline"),
    path("questions/<int:pk>/answer/", joining.answer, name="answer"),
]
