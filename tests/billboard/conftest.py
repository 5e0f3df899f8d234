"""Who reads in the browser."""

import pytest
from django.conf import settings

from tests.builders import a_teacher


@pytest.fixture
def reader():
    return a_teacher("Renee Okafor")


@pytest.fixture
def page(browser, live_server, client, reader):
    client.force_login(reader, backend=settings.AUTHENTICATION_BACKENDS[0])
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
