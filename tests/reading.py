"""What somebody reads on a page."""


def page_of(response):
    """The page as HTML, where a line ends as it does for a reader: anywhere."""
    return " ".join(response.content.decode().split())


def window_of(page):
    """What the form of a page says of its window, as its hidden fields do."""
    names = [name for name in ("slip", "window", "seen") if name in page.context["form"].fields]
    return _values(page.context["form"], names)


def all_of(page):
    """All that the form of a page sends when nothing was typed."""
    form = page.context["form"]
    return _values(form, form.fields)


def _values(form, names):
    """As a browser sends them: an empty field is sent empty, a box without a tick is not sent."""
    values = {name: form[name].value() for name in names}
    said = {name: "" if value is None else value for name, value in values.items()}
    return {name: value for name, value in said.items() if value is not False}
