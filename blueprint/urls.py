app_name = "blueprint"
urlpatterns: list = []
