"""Short ways to take the steps that these tests take again and again."""

from blueprint.writing import save
from kit.written import Window, marks


def say(team, place, text, *, by, window=None, **more):
    """Save words as a page does that shows what stands; a `window` says what it was shown."""
    return save(team, place, by=by, answers={"text": text} | more, window=window)


def a_window(name="a tab", **shown):
    """A page that was shown an empty place, or what is said here."""
    return Window(name, marks({"text": "", "first_step_on": None} | shown))
