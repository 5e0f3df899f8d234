"""Who reads the billboard and who writes on it, and the browser of the one who reads."""

import pytest
from django.conf import settings

from tests.builders import a_teacher


@pytest.fixture
def reader(client, db):
    reader = a_teacher("Renee Okafor")
    client.force_login(reader)
    return reader


@pytest.fixture
def author(client, year):
    author = a_teacher("Daniel Brandt")
    client.force_login(author)
    return author


@pytest.fixture
def page(browser, live_server, client, reader):
    session = client.cookies[settings.SESSION_COOKIE_NAME].value
    context = browser.new_context(base_url=live_server.url)
    context.add_cookies(
        [{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": live_server.url}]
    )
    page = context.new_page()
    yield page
    # What saves itself at leaving must not reach a database that is being emptied.
    page.route("**/save/", lambda route: route.abort())
    page.wait_for_timeout(500)
    context.close()
