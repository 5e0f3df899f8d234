from hashlib import sha256
from pathlib import Path

import pytest
from django.db import connection

from reports.models import ReportVersion
from reports.tasks import render, render_due
from tests.builders import a_teacher
from tests.reports.builders import published

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def files(settings, tmp_path):
    """Each test has its own archive."""
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


def kept(files):
    return sorted(path.name for path in files.rglob("*") if path.is_file())


def test_the_worker_keeps_the_pdf_under_the_name_of_its_content(files):
    version = published().versions.get()

    render(version.pk)

    version.refresh_from_db()
    content = version.pdf.read()
    assert version.pdf_state == "ready"
    assert version.pdf_sha256 == sha256(content).hexdigest()
    assert version.pdf.name == f"reports/{version.pdf_sha256}.pdf"
    assert (version.pdf_pages, version.pdf_bytes) == (2, len(content))
    assert version.pdf_bytes < 40_000
    assert version.attempts == 1


def test_a_second_bell_finds_nothing_to_do(files):
    version = published().versions.get()

    render(version.pk)
    render(version.pk)
    render_due()

    version.refresh_from_db()
    assert version.attempts == 1
    assert len(kept(files)) == 1


def test_the_sweep_finds_what_no_bell_was_heard_for():
    versions = [published().versions.get() for _ in range(2)]

    render_due()

    assert {ReportVersion.objects.get(pk=v.pk).pdf_state for v in versions} == {"ready"}


def test_after_five_attempts_it_has_failed_and_the_page_says_so(client, settings, tmp_path):
    report = published()
    (tmp_path / "taken").write_text("a file where a folder should be")
    settings.MEDIA_ROOT = tmp_path / "taken"

    for _ in range(7):
        render_due()

    version = report.versions.get()
    client.force_login(a_teacher())
    page = client.get(f"/reports/{report.pk}/")
    assert (version.pdf_state, version.attempts) == ("failed", 5)
    assert "The PDF could not be made. Every word is on this page." in page.text
    assert version.title in page.text


def test_a_full_disk_is_no_failure_and_once_there_is_room_it_is_made(files):
    """Five minutes without room would have been five attempts, and the end of it."""
    version = published().versions.get()
    render(version.pk)
    version.refresh_from_db()
    (files / version.pdf.name).unlink()
    ReportVersion.objects.update(pdf="", pdf_state="due", attempts=0)
    full = files / f"{version.pdf.name}.part"
    full.symlink_to("/dev/full")

    for _ in range(7):
        render_due()
    version.refresh_from_db()
    assert (version.pdf_state, version.attempts) == ("due", 0)

    full.unlink()
    render_due()
    version.refresh_from_db()
    assert (version.pdf_state, version.attempts) == ("ready", 1)


def test_a_crash_between_file_and_record_leaves_one_file_and_no_half_truth(files, monkeypatch):
    version = published().versions.get()

    def dies(*args, **kwargs):
        raise KeyboardInterrupt

    with monkeypatch.context() as crash:
        crash.setattr(ReportVersion, "save", _dying_after(1, ReportVersion.save, dies))
        with pytest.raises(KeyboardInterrupt):
            render(version.pk)
    version.refresh_from_db()
    assert (version.pdf_state, version.pdf.name) == ("due", "")

    render_due()

    version.refresh_from_db()
    assert version.pdf_state == "ready"
    assert kept(files) == [f"{version.pdf_sha256}.pdf"]


def _dying_after(number, first, then):
    """A method that works this often and then meets its end."""
    calls = iter([first] * number)
    return lambda *args, **kwargs: next(calls, then)(*args, **kwargs)


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_one_report_make_it_once(files):
    version = published().versions.get()
    from_elsewhere = connection.copy()

    with from_elsewhere.cursor() as other:
        from_elsewhere.set_autocommit(False)
        other.execute("SELECT 1 FROM reports_reportversion WHERE id = %s FOR UPDATE", [version.pk])
        render(version.pk)
        assert kept(files) == []
        from_elsewhere.rollback()
    from_elsewhere.close()

    render(version.pk)
    assert len(kept(files)) == 1


def test_the_download_is_the_file_that_was_made_sealed_and_attached(client):
    report = published()
    render_due()
    client.force_login(a_teacher())

    answer = client.get(f"/reports/{report.pk}/pdf/")

    assert answer.content.startswith(b"%PDF-")
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"] == (
        'attachment; filename="getting-every-fourth-grader-to-explain-their-thinking-2026.pdf"'
    )
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"


HARM = {
    "one bit": lambda path: path.write_bytes(path.read_bytes().replace(b"%PDF-1.7", b"%PDF-1.6")),
    "cut": lambda path: path.write_bytes(path.read_bytes()[:-1]),
    "gone": Path.unlink,
}


@pytest.mark.parametrize("harm", HARM)
def test_a_file_that_is_not_what_it_was_is_kept_back(client, harm, caplog):
    report = published()
    render_due()
    HARM[harm](Path(report.versions.get().pdf.path))
    client.force_login(a_teacher())

    page = client.get(f"/reports/{report.pk}/pdf/", follow=True)

    assert page.redirect_chain == [(f"/reports/{report.pk}/", 302)]
    assert "not the one we made" in page.text
    assert "missing or changed" in caplog.text


def test_the_page_offers_the_pdf_with_its_length_and_size(client):
    report = published()
    client.force_login(a_teacher())
    before = client.get(f"/reports/{report.pk}/").text
    render_due()

    page = client.get(f"/reports/{report.pk}/").text

    assert "The PDF is being made. Every word is already here." in before
    assert client.get(f"/reports/{report.pk}/pdf/").status_code == 200
    assert "PDF, 2 pages, " in page
