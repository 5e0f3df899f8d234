"""What somebody reads on a page."""


def page_of(response):
    """The page as HTML, where a line ends as it does for a reader: anywhere."""
    return " ".join(response.content.decode().split())


def window_of(page):
    """What the form of a page says of its window, as its hidden fields do."""
    form = page.context["form"]
    names = [name for name in ("slip", "window", "seen") if name in form.fields]
    return {name: form[name].value() for name in names}
