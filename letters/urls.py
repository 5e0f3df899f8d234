from django.urls import path

from letters import views

app_name = "letters"
urlpatterns = [
    path("stop/<slug:token>/", views.stop, name="stop"),
]
