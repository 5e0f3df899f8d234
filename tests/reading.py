"""What somebody reads on a page."""


def page_of(response):
    """The page as HTML, where a line ends as it does for a reader: anywhere."""
    return " ".join(response.content.decode().split())
