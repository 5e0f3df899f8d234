"""The web server at its edge: what never becomes a request is answered as plainly as everything
else, and noted as discreetly."""

from http import HTTPStatus

from gunicorn.glogging import Logger
from gunicorn.http import errors
from gunicorn.util import write_nonblock
from gunicorn.workers.gthread import ThreadWorker

from kit.discretion import Discreet
from plt_portal.headers import BARE

STATUS = {
    errors.LimitRequestLine: HTTPStatus.REQUEST_URI_TOO_LONG,
    errors.LimitRequestHeaders: HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE,
    errors.UnsupportedTransferCoding: HTTPStatus.NOT_IMPLEMENTED,
    errors.ExpectationFailed: HTTPStatus.EXPECTATION_FAILED,
    errors.ForbiddenProxyRequest: HTTPStatus.FORBIDDEN,
    errors.InvalidResponseHeader: HTTPStatus.INTERNAL_SERVER_ERROR,
    errors.InvalidResponseHeaderName: HTTPStatus.INTERNAL_SERVER_ERROR,
}


class Worker(ThreadWorker):
    """Threads that answer with our headers what the server itself turns away."""

    def handle_error(self, req, client, addr, exc):
        status = _status_of(exc)
        if status == HTTPStatus.INTERNAL_SERVER_ERROR:
            self.log.exception("A request broke before the portal saw it")
        else:
            self.log.info("A request that cannot be read: %s", type(exc).__name__)
        try:
            write_nonblock(client, _page(status))
        except OSError:
            self.log.debug("Its sender has gone")


def _status_of(trouble):
    for kind, status in STATUS.items():
        if isinstance(trouble, kind):
            return status
    is_theirs = isinstance(trouble, errors.ParseException)
    return HTTPStatus.BAD_REQUEST if is_theirs else HTTPStatus.INTERNAL_SERVER_ERROR


def _page(status):
    said = f"{status.phrase}\n"
    headers = BARE | {
        "Connection": "close",
        "Content-Type": "text/plain; charset=utf-8",
        "Content-Length": len(said),
    }
    lines = [f"{name}: {value}\r\n" for name, value in headers.items()]
    return f"HTTP/1.1 {status} {status.phrase}\r\n{''.join(lines)}\r\n{said}".encode("ascii")


class Log(Logger):
    """The server's own lines are as discreet as ours: what kind of trouble, and where."""

    def setup(self, cfg):
        super().setup(cfg)
        for handler in self.error_log.handlers:
            handler.setFormatter(Discreet(self.error_fmt, self.datefmt))
