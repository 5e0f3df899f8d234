from django.urls import path

from reports import views

app_name = "reports"
urlpatterns = [
    path("", views.archive, name="archive"),
    path("near/<int:pk>/", views.neighbours, name="neighbours"),
    path("in-hand/", views.in_hand, name="in-hand"),
    path("write/<int:pk>/", views.write, name="write"),
    path("write/<int:pk>/save/", views.save, name="save"),
    path("write/<int:pk>/crossed/", views.crossed, name="crossed"),
    path("write/<int:pk>/begin/", views.begin, name="begin"),
    path("review/<int:pk>/", views.review, name="review"),
    path("<int:pk>/", views.report, name="report"),
    path("<int:pk>/pdf/", views.pdf, name="pdf"),
    path("<int:pk>/<slug:verb>/", views.move_report, name="move-report"),
]
