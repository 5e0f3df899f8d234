from django.urls import path

from billboard import views

app_name = "billboard"
urlpatterns = [
    path("", views.billboard, name="billboard"),
    path("post/", views.post, name="post"),
    path("<int:pk>/", views.posting, name="posting"),
    path("<int:pk>/edit/", views.edit, name="edit"),
    path("<int:pk>/withdraw/", views.withdraw, name="withdraw"),
    path("<int:pk>/interest/", views.interest, name="interest"),
    path("<int:pk>/interest/withdraw/", views.withdraw_interest, name="withdraw-interest"),
    path("<int:pk>/ask/", views.ask, name="ask"),
    path("interests/<int:pk>/invite/", views.invite, name="invite"),
    path("interests/<int:pk>/commit/", views.commit, name="commit"),
    path("interests/<int:pk>/decline/", views.decline, name="decline"),
    path("questions/<int:pk>/answer/", views.answer, name="answer"),
]
