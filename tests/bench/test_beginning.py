"""The bench asks from outside: it begins without Django, which would measure along."""

import subprocess
import sys

from django.conf import settings


def test_the_bench_begins_without_django():
    asked = "import sys, bench.__main__; sys.exit('django' in sys.modules)"

    assert (
        subprocess.run([sys.executable, "-c", asked], cwd=settings.BASE_DIR, check=False).returncode
        == 0
    )
