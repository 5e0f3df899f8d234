from django.urls import path

from people import views

app_name = "people"
urlpatterns = [
    path("profile/", views.profile, name="profile"),
    path("profile/sessions/", views.sessions, name="sessions"),
    path("profile/sessions/end/", views.end_session, name="end-session"),
]
