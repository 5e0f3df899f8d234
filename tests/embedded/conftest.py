import shutil
import tempfile
from pathlib import Path

import pytest


@pytest.fixture
def state():
    """A state folder that PostgreSQL's account can enter, as pytest's own folders cannot be."""
    folder = Path(tempfile.mkdtemp(prefix="house-"))
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder)
