from django.urls import path

from goals import views

app_name = "goals"
urlpatterns = [
    path("<int:pk>/", views.goal, name="goal"),
    path("<int:pk>/save/", views.save, name="save"),
    path("<int:pk>/crossed/", views.crossed, name="crossed"),
    path("<int:pk>/share/", views.share, name="share"),
    path("<int:pk>/plan/", views.plan, name="plan"),
    path("<int:pk>/plan/add/", views.add_step, name="add-step"),
    path("<int:pk>/plan/save/", views.save_new_step, name="save-new-step"),
    path("counts/<int:pk>/crossed/", views.crossed_count, name="crossed-count"),
    path("measures/<int:pk>/", views.measure, name="measure"),
    path("steps/<int:pk>/", views.edit_step, name="edit-step"),
    path("steps/<int:pk>/save/", views.save_step, name="save-step"),
    path("steps/<int:pk>/crossed/", views.crossed_step, name="crossed-step"),
    path("steps/<int:pk>/finish/", views.finish_step, name="finish-step"),
    path("steps/<int:pk>/reopen/", views.reopen_step, name="reopen-step"),
]
