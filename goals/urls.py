from django.urls import path

from goals.views import goal, plan

app_name = "goals"
urlpatterns = [
    path("<int:pk>/", goal.goal, name="goal"),
    path("<int:pk>/save/", goal.save, name="save"),
    path("<int:pk>/crossed/", goal.crossed, name="crossed"),
    path("<int:pk>/share/", goal.share, name="share"),
    path("<int:pk>/plan/", plan.plan, name="plan"),
    path("<int:pk>/plan/add/", plan.add_step, name="add-step"),
    path("counts/<int:pk>/crossed/", goal.crossed_count, name="crossed-count"),
    path("measures/<int:pk>/", goal.measure, name="measure"),
    path("steps/<int:pk>/", plan.edit_step, name="edit-step"),
    path("steps/<int:pk>/save/", plan.save_step, name="save-step"),
    path("steps/<int:pk>/crossed/", plan.crossed_step, name="crossed-step"),
    path("steps/<int:pk>/finish/", plan.finish_step, name="finish-step"),
    path("steps/<int:pk>/reopen/", plan.reopen_step, name="reopen-step"),
]
