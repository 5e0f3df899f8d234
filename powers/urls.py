from django.urls import path

from powers.views import delegates, mail

app_name = "powers"
urlpatterns = [
    path("delegates/", delegates.delegates, name="delegates"),
    path("delegates/<int:pk>/take-back/", delegates.take_back, name="take-back-delegate"),
    path("mail/", mail.mail, name="mail"),
    path("mail/<int:pk>/try-again/", mail.try_again, name="try-again"),
]
