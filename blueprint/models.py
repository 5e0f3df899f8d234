from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q

from blueprint.prompts import EDITION, PARTS, Place
from kit import clock
from kit.making import Making
from kit.written import Written
from teams.models import Team

KEPT_FOR = timedelta(days=1)  # a PDF; whoever needs it later prints what is written by then
SILENCE = timedelta(seconds=90)  # after that, whoever wrote here has gone


class PartsWritten(models.Func):
    """Of how many parts the team has written something that is not only blanks. Takes its key.

    It stands here as SQL: Django would think longer about these lines than PostgreSQL does.
    """

    template = r"""(SELECT count(*) FROM blueprint_answer answer
        JOIN blueprint_blueprint worksheet ON worksheet.id = answer.blueprint_id
        WHERE worksheet.team_id = %(expressions)s
            AND answer.author_id IS NULL AND answer.prompt = '' AND answer.text ~ '\S')"""
    output_field = models.IntegerField()


class TextsCross(models.Func):
    """Whether two texts wait for a choice that a reader of a team may make: this year's, and what
    is written alone only for its author. Takes the keys of team and reader."""

    template = """EXISTS (SELECT FROM (SELECT %(expressions)s) asked (team_id, reader_id)
        JOIN teams_team team ON team.id = asked.team_id
        JOIN district_schoolyear year ON year.id = team.year_id AND year.is_current
        JOIN blueprint_blueprint worksheet ON worksheet.team_id = team.id
        JOIN blueprint_answer answer ON worksheet.id = answer.blueprint_id
        WHERE answer.crossings <> '[]'
            AND (answer.author_id IS NULL OR answer.author_id = asked.reader_id))"""
    output_field = models.BooleanField()


class Blueprint(models.Model):
    """A team's worksheet: a picture of what it is and what it hopes to become."""

    team = models.OneToOneField(Team, models.PROTECT, related_name="blueprint")
    edition = models.PositiveSmallIntegerField(default=EDITION, db_default=1)
    first_step_on = models.DateField(null=True, blank=True)

    def __str__(self):
        return f"Blueprint of {self.team}"


class AnswerQuerySet(models.QuerySet):
    def of_the_team(self):
        """What the team says together."""
        return self.filter(author=None)

    def readable_by(self, person):
        """To a member of the team: its texts, one's own, and what colleagues shared."""
        return self.filter(Q(author=None) | Q(author=person) | Q(shared_at__isnull=False))

    def handed_on_to(self, person):
        """What a member of the following team may read: the common texts. Sensitive answers only
        if they were on the earlier team too; private texts never."""
        theirs = Q(blueprint__team__in=Team.objects.of_all_years(person))
        return self.of_the_team().filter(Q(prompt="") | theirs)

    def at(self, place, by):
        """The one text of this place: the team's, or what this person writes for themselves."""
        author = by if place.is_own else None
        return self.filter(part=place.part, prompt=place.prompt, author=author)

    def written(self):
        """Texts that have words in them, not only blanks."""
        return self.filter(text__regex=r"\S")


class Answer(Written):
    """A text of the worksheet as it stands: the team's, or one that a member writes alone.

    What it was before stays in its versions. A sensitive prompt has an answer of its own.
    """

    blueprint = models.ForeignKey(Blueprint, models.PROTECT, related_name="answers")
    part = models.CharField(max_length=12, choices=[(part.key, part.title) for part in PARTS])
    prompt = models.CharField(max_length=12, blank=True, default="", db_default="")
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    text = models.TextField(max_length=20000, blank=True)
    version = models.PositiveIntegerField(default=0)
    saved_at = models.DateTimeField(default=clock.now)
    saved_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    shared_at = models.DateTimeField(null=True, blank=True)
    writer = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    heard_at = models.DateTimeField(null=True, blank=True)

    objects = AnswerQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="a_place_has_one_text",
                fields=["blueprint", "part", "prompt", "author"],
                nulls_distinct=False,
            ),
            models.CheckConstraint(
                name="only_ones_own_answer_is_shared",
                condition=Q(shared_at=None) | Q(author__isnull=False),
            ),
        ]

    def __str__(self):
        return f"{self.place.slug} of {self.blueprint}"

    @property
    def place(self):
        return Place(self.part, self.prompt, self.author_id is not None)

    @property
    def first_step_on(self):
        return self.blueprint.first_step_on if self.place.has_day else None

    @property
    def asks(self):
        """What is asked in this place."""
        return ["text", "first_step_on"] if self.place.has_day else ["text"]

    @property
    def is_shared(self):
        return self.shared_at is not None

    @property
    def being_written_by(self):
        """Who writes here now; after a minute and a half of silence nobody does."""
        return self.writer if self._is_heard else None

    def is_taken_from(self, person):
        return self._is_heard and self.writer_id != person.pk

    @property
    def _is_heard(self):
        return self.heard_at is not None and self.heard_at > clock.now() - SILENCE


class AnswerVersion(models.Model):
    """A text as somebody saved it, also when it crossed with another.

    Saves that only add to what the same person wrote just before go on with one version.
    """

    answer = models.ForeignKey(Answer, models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    text = models.TextField(blank=True)
    first_step_on = models.DateField(null=True, blank=True)
    crossed = models.BooleanField(default=False)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            models.UniqueConstraint(
                name="a_text_has_one_version_of_a_number",
                fields=["answer", "number"],
                condition=Q(crossed=False),
            )
        ]

    def __str__(self):
        return f"Version {self.number} of {self.answer}"


class PrintoutQuerySet(models.QuerySet):
    def due(self):
        """Whose PDF is still to be made, the longest waiting first."""
        return self.filter(pdf_state=Making.DUE).order_by("pk")

    def failed(self):
        """Whose PDF was given up, and that nobody has asked for again."""
        words = {name: OuterRef(name) for name in ("team", "asked_by", "made_from")}
        again = Printout.objects.filter(**words, pk__gt=OuterRef("pk"))
        return self.filter(~Exists(again), pdf_state=Making.FAILED)

    def at_hand(self):
        return self.filter(asked_at__gt=clock.now() - KEPT_FOR)

    def of_yesterday(self):
        return self.filter(asked_at__lte=clock.now() - KEPT_FOR)

    def readable_by(self, person):
        """To a member of the team: all but those that hold somebody else's own words."""
        return self.filter(Q(with_own=False) | Q(asked_by=person))


class Printout(models.Model):
    """A Blueprint that a member asked to have on paper, and for a day its PDF.

    The PDF stands in its row, so that it comes and goes with it and no folder holds what a team
    wrote. `made_from` says from which words it is made, without saying any.
    """

    team = models.ForeignKey(Team, models.PROTECT, related_name="+")
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(default=clock.now)
    is_empty = models.BooleanField(default=False)
    with_sensitive = models.BooleanField(default=False)
    with_shared = models.BooleanField(default=False)
    with_own = models.BooleanField(default=False)
    for_each = models.BooleanField(default=False)  # one copy for each member
    session_on = models.DateField(null=True, blank=True)
    made_from = models.CharField(max_length=64)
    pdf = models.BinaryField(null=True)
    pdf_pages = models.PositiveSmallIntegerField(null=True)
    pdf_state = models.CharField(max_length=6, choices=Making, default=Making.DUE)
    attempts = models.PositiveSmallIntegerField(default=0)

    objects = PrintoutQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="the_same_words_are_printed_once",
                fields=["team", "asked_by", "made_from"],
                condition=~Q(pdf_state=Making.FAILED),
            ),
            models.CheckConstraint(
                name="copies_for_everybody_hold_nobodys_own_words",
                condition=Q(for_each=False) | Q(with_own=False),
            ),
        ]

    def __str__(self):
        return f"Printout {self.pk} for {self.team}"
