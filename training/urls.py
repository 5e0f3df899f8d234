from django.urls import path

from training import views

app_name = "training"
urlpatterns = [
    path("", views.training, name="training"),
    path("enroll/", views.enroll, name="enroll"),
    path("withdraw/", views.withdraw, name="withdraw"),
    path("calendar.ics", views.calendar, name="calendar"),
]
