"""A mail server that behaves as badly as a test wants, over a real SMTP conversation."""

import asyncio
import time
from contextlib import contextmanager
from email import message_from_bytes, policy
from threading import Thread

from aiosmtpd.smtp import SMTP


class PostOffice:
    """Takes letters, unless it was told an answer: `answers` are used up one by one."""

    def __init__(self, *answers, at="DATA", pause=0):
        self.answers = list(answers)
        self.at = at
        self.pause = pause
        self.taken = []
        self.connections = 0

    async def handle_EHLO(self, server, session, envelope, hostname, responses):
        self.connections += 1
        session.host_name = hostname
        return responses

    async def handle_RCPT(self, server, session, envelope, address, options):
        if self.at == "RCPT" and self.answers:
            return self.answers.pop(0)
        envelope.rcpt_tos.append(address)
        return "250 Go on"

    async def handle_DATA(self, server, session, envelope):
        answer = self.answers.pop(0) if self.at == "DATA" and self.answers else "250 Taken"
        if answer == "hang up":
            server.transport.abort()
            return "421 Gone"
        if answer.startswith("250"):
            time.sleep(self.pause)
            self.taken.append(message_from_bytes(envelope.content, policy=policy.default))
        return answer

    @property
    def message_ids(self):
        return [message["Message-ID"] for message in self.taken]


@contextmanager
def open_post_office(settings, *answers, at="DATA", pause=0):
    """The portal's mail goes to this server until the block ends."""
    office = PostOffice(*answers, at=at, pause=pause)
    with listening(lambda loop: SMTP(office, hostname="localhost", loop=loop)) as port:
        settings.MAILERS = smtp(port)
        yield office


@contextmanager
def listening(conversation, ssl=None):
    """A server on a free port, in a thread of its own; with `ssl`, over TLS from the first word."""
    loop = asyncio.new_event_loop()
    thread = Thread(target=loop.run_forever, daemon=True)
    thread.start()
    opening = loop.create_server(lambda: conversation(loop), "127.0.0.1", 0, ssl=ssl)
    server = asyncio.run_coroutine_threadsafe(opening, loop).result(timeout=5)
    try:
        yield server.sockets[0].getsockname()[1]
    finally:
        loop.call_soon_threadsafe(server.close)
        loop.call_soon_threadsafe(loop.stop)
        thread.join(timeout=5)
        loop.close()


def smtp(port):
    options = {"host": "127.0.0.1", "port": port, "timeout": 5}
    return {
        "default": {
            "BACKEND": "django.core.mail.backends.smtp.EmailBackend",
            "OPTIONS": options,
        }
    }
