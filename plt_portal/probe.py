"""Whether the web process on this machine answers: what a container asks about itself.

The portal answers to the host of its own address alone, so the question carries it.
"""

import os
import sys
from urllib.error import URLError
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

SECONDS = 5


def answers(port: str) -> bool:
    host = urlsplit(os.environ["SITE_URL"]).netloc
    asked = Request(f"http://127.0.0.1:{port}/health/live/", headers={"Host": host})
    try:
        with urlopen(asked, timeout=SECONDS) as page:  # noqa: S310 - our own address
            return bool(page.status == 200)
    except (URLError, OSError):
        return False


if __name__ == "__main__":
    sys.exit(0 if answers(sys.argv[1]) else 1)
