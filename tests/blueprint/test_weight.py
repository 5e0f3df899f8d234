"""What a full Blueprint weighs on its way, in prose in which few words are common."""

import brotli
import pytest

from bench.districts.blueprints import FULL, prose
from bench.words import Author
from blueprint.prompts import PARTS
from tests import builders as b
from tests.blueprint.test_blueprint import page_of

pytestmark = pytest.mark.django_db
MOST = 40_000


def test_a_page_with_all_parts_full_weighs_at_most_forty_kilobytes(client):
    author, team = Author(7), b.a_team()
    b.a_blueprint(team, **{part.key: prose(author) for part in PARTS})
    client.force_login(b.facilitator_of(team))

    page = client.get(page_of(team)).content

    assert len(page) > len(PARTS) * FULL * 0.99
    assert len(brotli.compress(page, quality=5)) <= MOST
