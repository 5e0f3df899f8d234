"""Every field stands on a page in one order: label, help, error, control."""

import re

import pytest
from crispy_forms.templatetags.crispy_forms_filters import as_crispy_form
from django import forms
from django.template.loader import render_to_string


class Idea(forms.Form):
    need = forms.CharField(
        label="What do students need?",
        help_text="Name the evidence if you have some.",
        widget=forms.Textarea,
        error_messages={"required": "Tell colleagues what students need."},
    )
    attempt = forms.CharField(label="What would you like to try?", required=False)
    places = forms.IntegerField(
        label="Places",
        max_value=7,
        widget=forms.NumberInput(attrs={"class": "plt-w-num"}),
        error_messages={"max_value": "A team has 4 to 7 members."},
    )
    goal = forms.ChoiceField(label="District goal", choices=[("1", "Reading"), ("2", "Math")])
    grades = forms.MultipleChoiceField(
        label="Who could join?",
        help_text="Tick all that fit.",
        choices=[("3", "Grade 3"), ("4", "Grade 4")],
        widget=forms.CheckboxSelectMultiple(attrs={"class": "is-pairs"}),
        error_messages={"required": "Choose at least one grade."},
    )
    kind = forms.ChoiceField(
        label="What are you writing?", choices=[("s", "A goal")], widget=forms.RadioSelect
    )
    told = forms.BooleanField(label="My principal knows", required=False, help_text="It helps.")
    page = forms.CharField(widget=forms.HiddenInput, initial="2")


class Filters(Idea):
    all_optional = True


class Short(Idea):
    attempt = forms.CharField(required=False, max_length=5)


class Closed(Idea):
    def clean(self):
        raise forms.ValidationError("The billboard closed yesterday.")


def rendered(form):
    """The form as crispy writes it, with single spaces."""
    return re.sub(r"\s*(<|>)\s*|\s+", lambda gap: gap[1] or " ", as_crispy_form(form))


def part(html, start, end):
    return html[html.index(start) : html.index(end, html.index(start)) + len(end)]


@pytest.fixture
def fresh():
    return rendered(Idea())


@pytest.fixture
def failed():
    return rendered(Idea({"places": "9", "goal": "1", "kind": "s", "page": "2"}))


def test_a_field_reads_label_help_error_control(failed):
    field = part(failed, '<div class="plt-field has-error">', "</textarea>")

    order = ["<label", "id_need_helptext", "invalid-feedback", "<textarea"]
    places = [field.index(word) for word in order]
    assert places == sorted(places)


def test_the_control_names_its_help_and_its_error(failed):
    control = part(failed, "<textarea", ">")

    assert 'aria-describedby="id_need_helptext id_need_error"' in control
    assert 'aria-invalid="true"' in control
    assert 'class="form-control is-invalid"' in control
    assert 'id="id_need_helptext"' in failed
    assert 'id="id_need_error"' in failed


def test_the_error_says_its_words_once_at_the_field(failed):
    assert failed.count("Tell colleagues what students need.") == 1


def test_a_fresh_field_shows_no_trace_of_errors(fresh):
    assert "has-error" not in fresh
    assert "invalid" not in fresh


def test_only_what_may_be_left_out_says_so(fresh):
    label = part(fresh, '<label class="form-label" for="id_attempt">', "</label>")

    assert label.endswith('try?<span class="plt-soft fw-normal">(optional)</span></label>')
    assert fresh.count("(optional)") == 1
    assert "*" not in fresh


def test_what_may_be_left_out_does_not_say_so_beside_its_error():
    """It reads as if the error could be left out, too."""
    words = rendered(Short({"attempt": "Talk more"}))

    assert "at most 5 characters" in words
    assert "(optional)" not in words


def test_a_form_of_filters_does_not_repeat_that_all_is_optional():
    assert "(optional)" not in rendered(Filters())


def test_a_width_stays_beside_our_own_class(fresh):
    assert 'class="plt-w-num form-control"' in part(fresh, '<input type="number"', ">")


def test_a_list_to_choose_from_has_its_arrow(fresh):
    assert 'class="form-select"' in part(fresh, "<select", ">")


def test_a_group_of_boxes_is_a_fieldset_with_its_question(failed):
    group = part(failed, '<fieldset class="plt-field has-error" aria-describedby=', "</fieldset>")

    assert 'aria-describedby="id_grades_helptext id_grades_error"' in group
    assert '<legend class="form-label">Who could join?</legend>' in group
    assert '<div class="plt-choices is-pairs">' in group
    assert '<label class="form-check-label" for="id_grades_1">Grade 4</label>' in group


@pytest.mark.parametrize("kind", ["checkbox", "radio"])
def test_each_choice_has_one_class_and_an_id(failed, kind):
    for choice in re.findall(rf'<input[^>]*type="{kind}"[^>]*>', failed):
        assert choice.count(" class=") == 1
        assert choice.count(" id=") == 1


def test_what_was_chosen_stays_chosen():
    html = rendered(Idea({"grades": ["4"], "kind": "s"}))

    assert "checked" in part(html, 'value="4"', ">")
    assert "checked" not in part(html, 'value="3"', ">")


def test_a_lone_box_stands_before_its_words(fresh):
    row = part(fresh, '<div class="form-check"><input type="checkbox" name="told"', "</div>")

    assert row.index("<input") < row.index("My principal knows") < row.index("It helps.")


def test_hidden_fields_stay_hidden(fresh):
    assert '<input type="hidden" name="page" value="2" id="id_page">' in fresh


def test_what_concerns_the_whole_form_stands_above_it():
    html = rendered(Closed({}))

    assert html.startswith(
        '<div class="plt-field has-error"><p class="invalid-feedback">The billboard closed'
    )


def test_the_summary_counts_in_words_and_leads_to_each_control():
    form = Idea({"need": "Words", "places": "9", "goal": "1", "kind": "s", "page": "1"})

    summary = render_to_string("parts/errors.html", {"form": form})

    assert "Two answers need another look" in summary
    assert '<a href="#id_places">A team has 4 to 7 members.</a>' in summary
    assert '<a href="#id_grades_0">Choose at least one grade.</a>' in summary


def test_one_wrong_answer_is_one():
    form = Idea(
        {"need": "W", "places": "9", "goal": "1", "grades": ["3"], "kind": "s", "page": "1"}
    )

    assert "One answer needs another look" in render_to_string("parts/errors.html", {"form": form})


def test_the_summary_begins_with_what_concerns_the_whole_form():
    summary = render_to_string("parts/errors.html", {"form": Closed({})})

    assert summary.index("The billboard closed yesterday.") < summary.index("#id_need")
