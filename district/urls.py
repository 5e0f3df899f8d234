from django.urls import path

from district import views

app_name = "district"
urlpatterns = [path("", views.year, name="year")]
