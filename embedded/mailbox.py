"""The demo's post office: takes every letter and keeps none. The portal's own ledger shows them."""

import asyncio
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from aiosmtpd.smtp import SMTP, Envelope, Session

Reader = Callable[[Envelope], None]


class PostOffice:
    """Counts what comes in and hands each envelope to the reader, if there is one."""

    def __init__(self, reader: Reader | None = None) -> None:
        self.reader = reader
        self.count = 0

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:
        self.count += 1
        if self.reader:
            self.reader(envelope)
        return "250 Taken"


@contextmanager
def post_office(reader: Reader | None = None) -> Iterator[str]:
    """A listening SMTP server on a free port, in a thread of its own; gives its address."""
    office = PostOffice(reader)
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    # Opened by its own thread: the caller's may have a loop of its own, as under Playwright.
    opening = loop.create_server(lambda: _conversation(office, loop), "127.0.0.1", 0)
    server = asyncio.run_coroutine_threadsafe(opening, loop).result(timeout=10)
    try:
        yield f"smtp://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    finally:
        loop.call_soon_threadsafe(server.close)
        loop.call_soon_threadsafe(loop.stop)
        thread.join(timeout=5)
        loop.close()


def _conversation(office: Any, loop: asyncio.AbstractEventLoop) -> SMTP:
    return SMTP(office, hostname="localhost", enable_SMTPUTF8=True, loop=loop)
