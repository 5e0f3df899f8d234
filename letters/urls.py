from django.urls import path

from letters import views

app_name = "letters"
urlpatterns = [
    path("", views.mail, name="mail"),
    path("try-again/<int:pk>/", views.try_again, name="try-again"),
    path("stop/<slug:token>/", views.stop, name="stop"),
]
