from django.urls import path

from blueprint.views import paper, reading, versions, writing

app_name = "blueprint"
urlpatterns = [
    path("<int:pk>/", reading.blueprint, name="blueprint"),
    path("<int:pk>/earlier/", reading.earlier, name="earlier"),
    path("<int:pk>/live/", reading.live, name="live"),
    path("<int:pk>/leave/", reading.leave, name="leave"),
    path("<int:pk>/paper/", paper.paper, name="paper"),
    path("<int:pk>/paper/<int:printout>/", paper.printout, name="printout"),
    path("<int:pk>/paper/<int:printout>/pdf/", paper.pdf, name="pdf"),
    path("<int:pk>/<slug:place>/", writing.write, name="write"),
    path("<int:pk>/<slug:place>/save/", writing.save, name="save"),
    path("<int:pk>/<slug:place>/crossed/", writing.crossed, name="crossed"),
    path("<int:pk>/<slug:place>/claim/", writing.claim, name="claim"),
    path("<int:pk>/<slug:place>/share/", writing.share, name="share"),
    path("<int:pk>/<slug:place>/take-back/", writing.take_back, name="take-back"),
    path("<int:pk>/<slug:place>/versions/", versions.versions, name="versions"),
    path("<int:pk>/<slug:place>/versions/<int:version>/", versions.version, name="version"),
    path("<int:pk>/<slug:place>/versions/<int:version>/restore/", versions.restore, name="restore"),
]
