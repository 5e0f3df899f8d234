"""The bench asks from outside: it begins without Django, which would measure along."""

import subprocess
import sys

from django.conf import settings

from embedded.servers import clean_environment


def test_the_bench_begins_without_django():
    asked = [sys.executable, "-m", "bench", "--help"]

    told = subprocess.run(
        asked, cwd=settings.BASE_DIR, env=clean_environment(), capture_output=True, check=False
    )

    assert told.returncode == 0, told.stderr.decode()
