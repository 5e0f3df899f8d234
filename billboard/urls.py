app_name = "billboard"
urlpatterns: list = []
