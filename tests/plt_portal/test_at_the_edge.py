"""What strangers send to the web server before anybody looks at it, as bytes to a real one."""

import os
import socket
import sys
import time

import pytest

from embedded.supervisor import Supervisor
from tests.stack import answers, free_port

OTHER_READINGS = [
    *("punycode", "idna", "utf-7", "utf-16", "latin-1", "klingon", "", "a" * 4000),
    *("base64", "rot13", "zip", "hex", "quopri", "unicode_escape", "undefined", "mbcs"),
]
FORM = "multipart/form-data; boundary=x; charset={}"
HEADERS = {
    "content-security-policy",
    "x-content-type-options",
    "x-frame-options",
    "referrer-policy",
    "permissions-policy",
    "cross-origin-resource-policy",
    "cache-control",
}


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    """The web server as production starts it; it needs no records to turn somebody away."""
    with Supervisor(tmp_path_factory.mktemp("edge")).in_charge() as supervisor:
        port = free_port()
        bind = ("--bind", f"127.0.0.1:{port}", "--workers", "1", "--threads", "2")
        command = [sys.executable, "-m", "gunicorn", "plt_portal.wsgi", *bind]
        supervisor.start("web", command, env=os.environ)
        supervisor.wait_for(lambda: answers(f"http://127.0.0.1:{port}/health/live/"), "The server")
        yield port, supervisor.logs / "web.log"


def said(port, request):
    """The status of its answer, its headers, and how many seconds it took."""
    began = time.monotonic()
    with socket.create_connection(("127.0.0.1", port), timeout=20) as line:
        line.sendall(request)
        told = b"".join(iter(lambda: line.recv(65536), b""))
    head = told.partition(b"\r\n\r\n")[0].decode().split("\r\n")
    names = {each.partition(":")[0].lower() for each in head[1:]}
    return int(head[0].split()[1]), HEADERS - names, time.monotonic() - began


def a_post(kind, body, more=""):
    told = (
        f"POST /sign-in/?private=words HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n{more}"
    )
    return f"{told}Content-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body


GET = "GET {} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n{}\r\n"
PART = b'--x\r\nContent-Disposition: form-data; name="email"\r\n\r\n'
TURNED_AWAY = {
    "no request": (b"private words\r\n\r\n", 400),
    "no such version": (b"GET / HTTP/9.9\r\n\r\n", 400),
    "an address without end": (GET.format("/" + "a" * 9000, "").encode(), 414),
    "a header without end": (GET.format("/", f"Cookie: {'a' * 90_000}\r\n").encode(), 431),
    "two lengths": (GET.format("/", "Content-Length: 1\r\nContent-Length: 2\r\n").encode(), 400),
    "another coding": (GET.format("/", "Transfer-Encoding: private\r\n").encode(), 501),
    "a kind in no known script": (a_post("text/x; charset*=klingon''private", b""), 415),
    "a slow reading": (a_post(FORM.format("punycode"), PART + b"a" * 400_000), 415),
    "no reading": (a_post("text/plain; charset=base64", b"private"), 415),
    "a file that is not there": (GET.format("/static/none.css?private", "").encode(), 404),
    "a file": (GET.format("/static/icons.svg", "").encode(), 200),
}


@pytest.mark.waiting
@pytest.mark.xdist_group("the edge")
@pytest.mark.parametrize("request_", TURNED_AWAY)
def test_the_server_itself_answers_with_our_headers_at_once_and_writes_nothing_down(
    server, request_
):
    """Proves the worker and the log of our own: gunicorn's name the request in both."""
    port, log = server
    sent, status = TURNED_AWAY[request_]

    answered, missing, seconds = said(port, sent)

    assert (answered, missing) == (status, set()), request_
    assert seconds < 10  # it was 29 s; a drill holds it under 1
    assert "private" not in log.read_text()


@pytest.mark.waiting
@pytest.mark.xdist_group("the edge")
def test_words_are_read_as_utf_8_or_not_at_all(server):
    """Proves that a charset is refused before anything is decoded by it, the query included."""
    answered = {
        charset: said(server[0], a_post(FORM.format(charset), PART))[:2]
        for charset in OTHER_READINGS
    }

    assert answered == dict.fromkeys(OTHER_READINGS, (415, set()))
    assert (
        said(server[0], a_post(FORM.format("UTF-8"), PART + b"--x--"))[0] == 403
    )  # it asks for a token
