from django.http import HttpResponse


def home(request):
    return HttpResponse("")


my_team = team = help_page = accessibility = privacy = theme = live = ready = home
sign_in_again = account_closed = home
