"""`python -m bench.sink PORT MILLISECONDS`: a mail server that takes everything, so far away.

It counts its connections, and answers NOOP with them.
"""

import asyncio
import sys
from typing import Any

from aiosmtpd.smtp import SMTP, Envelope, Session


class Counter:
    """How many came, how many of them at once, and how many letters they brought."""

    def __init__(self) -> None:
        self.came = self.here = self.most = self.letters = 0

    def forget(self) -> None:
        self.came = self.most = self.letters = 0


class Sink:
    def __init__(self, counter: Counter) -> None:
        self.counter = counter

    async def handle_NOOP(
        self, server: Any, session: Session, envelope: Envelope, word: str
    ) -> str:
        told = f"250 {self.counter.came} {self.counter.most} {self.counter.letters}"
        self.counter.forget()
        return told

    async def handle_DATA(self, server: Any, session: Session, envelope: Envelope) -> str:
        self.counter.letters += 1
        return "250 Taken"


class Conversation(SMTP):
    """Each answer takes its time on the way."""

    def __init__(self, counter: Counter, seconds: float, loop: Any) -> None:
        super().__init__(Sink(counter), hostname="localhost", enable_SMTPUTF8=True, loop=loop)
        self.counter = counter
        self.seconds = seconds

    def connection_made(self, transport: Any) -> None:
        self.counter.came += 1
        self.counter.here += 1
        self.counter.most = max(self.counter.most, self.counter.here)
        super().connection_made(transport)

    def connection_lost(self, error: Any) -> None:
        self.counter.here -= 1
        super().connection_lost(error)

    async def push(self, status: Any) -> None:
        if self.seconds:
            await asyncio.sleep(self.seconds)
        await super().push(status)


async def listen(port: int, seconds: float) -> None:
    loop, counter = asyncio.get_running_loop(), Counter()
    server = await loop.create_server(
        lambda: Conversation(counter, seconds, loop), "127.0.0.1", port
    )
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(listen(int(sys.argv[1]), float(sys.argv[2]) / 1000))
