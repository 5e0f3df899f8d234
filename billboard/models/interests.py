import pghistory
from django.conf import settings
from django.db import models
from django.db.models import Q

from billboard.models import guards
from billboard.models.postings import Posting
from kit import clock


class InterestQuerySet(models.QuerySet):
    def wanted(self):
        """Interest that was not withdrawn or declined, and is not a place on the team by now."""
        return self.exclude(state__in=Interest.OVER)

    def committed(self):
        return self.filter(state=Interest.State.COMMITTED)

    def told_to(self, person, *, is_author):
        """With the people: to authors all that is wanted; to others who is in, and their own."""
        known = Q() if is_author else Q(person=person) | Q(state=Interest.State.COMMITTED)
        return self.filter(known).select_related("person__school")

    def awaiting(self, person):
        """Invitations to commit oneself that wait for one's answer."""
        asked = self.filter(person=person, state=Interest.State.INVITED)
        looking = asked.filter(posting__state=Posting.State.OPEN, posting__year__is_current=True)
        return looking.select_related("posting").defer("posting__search", "posting__search_text")

    def visible_to(self, person):
        """One's own interest in what one can read, and the interest in one's own postings."""
        readable = Posting.objects.visible_to(person)
        mine = Posting.objects.answered_for_by(person)
        return self.filter(Q(person=person, posting__in=readable) | Q(posting__in=mine))


@pghistory.track(exclude=["note"])
class Interest(models.Model):
    """Interest is not joining. Authors see names and notes, others a number."""

    class State(models.TextChoices):
        INTERESTED = "interested", "Interested"
        INVITED = "invited", "Asked to commit"
        COMMITTED = "committed", "Committed"
        DECLINED = "declined", "Declined"
        WITHDRAWN = "withdrawn", "Withdrawn"
        JOINED = "joined", "On the team"

    posting = models.ForeignKey(Posting, models.CASCADE, related_name="interests")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="interests")
    note = models.TextField(max_length=500, blank=True)
    state = models.CharField(max_length=10, choices=State, default=State.INTERESTED)
    since = models.DateTimeField(default=clock.now)

    # Nobody waits for an answer to it any more.
    OVER = (State.WITHDRAWN, State.DECLINED, State.JOINED)

    objects = InterestQuerySet.as_manager()

    class Meta:
        ordering = ["since"]
        triggers = [guards.INTERESTS_MOVE]
        constraints = [
            models.UniqueConstraint(
                name="a_person_is_interested_once", fields=["posting", "person"]
            )
        ]

    def __str__(self):
        return f"{self.person} in {self.posting}"

    @property
    def is_over(self):
        """What `wanted` leaves out."""
        return self.state in self.OVER

    @property
    def state_words(self):
        return self.get_state_display()
