from django.urls import include, path

from demo import views
from demo.guard import must_be_private

must_be_private()  # a web process with these doors does not even start elsewhere

doors = [
    path("sign-in/", views.sign_in, name="sign-in"),
    path("mail/", views.mailbox, name="mailbox"),
    path("mail/<int:pk>/", views.letter, name="letter"),
    path("mail/<int:pk>/body/", views.body, name="body"),
]
urlpatterns = [
    path("sign-in/", views.sign_in_page, name="sign-in"),
    path("demo/", include((doors, "demo"))),
]
