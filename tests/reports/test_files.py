"""Files appear whole or not at all, and never change afterwards."""

import os
import signal
from pathlib import Path

import pytest
from django.core.files.base import ContentFile

from kit.files import WholeFiles

NAME = "reports/abc.pdf"


class CutShort(ContentFile):
    """A file whose worker is killed by the machine in the middle of writing it."""

    def chunks(self, chunk_size=None):
        yield self.read(5)
        os.kill(os.getpid(), signal.SIGKILL)


def written_by_a_worker_that_dies(storage):
    worker = os.fork()
    if not worker:
        storage.save(NAME, CutShort(b"the whole file"))
    return os.waitpid(worker, 0)[1]


@pytest.fixture
def storage(tmp_path):
    return WholeFiles(location=tmp_path)


def test_a_worker_that_dies_in_the_middle_leaves_nothing_under_the_name(storage):
    signal_of_death = written_by_a_worker_that_dies(storage)

    assert signal_of_death == signal.SIGKILL
    assert not storage.exists(NAME)


def test_the_next_worker_finishes_and_leaves_nothing_behind(storage, tmp_path):
    written_by_a_worker_that_dies(storage)

    storage.save(NAME, ContentFile(b"the whole file"))

    with storage.open(NAME) as file:
        assert file.read() == b"the whole file"
    assert [path.name for path in Path(tmp_path, "reports").iterdir()] == ["abc.pdf"]


def test_keeping_the_same_file_again_changes_nothing(storage):
    names = [storage.save(NAME, ContentFile(b"the same")) for _ in range(2)]

    assert names == [NAME, NAME]


def test_another_file_under_a_name_that_is_taken_is_refused(storage):
    storage.save(NAME, ContentFile(b"the first"))

    with pytest.raises(FileExistsError):
        storage.save(NAME, ContentFile(b"the second"))

    with storage.open(NAME) as file:
        assert file.read() == b"the first"
