from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, render

from bench.floor.models import Note

ROWS = 50


@login_required
def notes(request):
    """Fifty rows from one query."""
    newest = Note.objects.select_related("author")[:ROWS]
    return render(request, "floor/notes.html", {"notes": newest})


@login_required
def note(request, pk):
    """Where each row leads."""
    return render(request, "floor/row.html", {"note": get_object_or_404(Note, pk=pk)})
