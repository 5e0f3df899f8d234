from django.urls import path

from blueprint import views

app_name = "blueprint"
urlpatterns = [
    path("<int:pk>/", views.blueprint, name="blueprint"),
    path("<int:pk>/<slug:part>/", views.write, name="write"),
    path("<int:pk>/<slug:part>/versions/", views.versions, name="versions"),
]
