"""A mail server over real SMTP that can be held at any point, and that loses its temper."""

import asyncio
import re
from contextlib import contextmanager
from threading import Event

from tests.letters.post_office import listening

CONNECTED, MAIL, RCPT, IN_DATA, DOT = "connected", "MAIL", "RCPT", "in the data", "final dot"
REFUSES, FORGETS = "451 Try later\r\n", ""  # a mood: what it says instead of «250», if anything


class MoodyServer:
    """`taken` has the Message-ID of every letter whose final dot has come, as often as it came."""

    def __init__(self):
        self.mood = lambda: None
        self.pause = 0.0  # seconds it thinks about each letter
        self.taken = []
        self.forgotten = 0  # letters taken whose sender was never told
        self.busy = 0
        self.held = Event()
        self._point = None
        self._goes_on = None

    # --- from the test ---

    def hold_at(self, point, times=1):
        """Hold the conversation that reaches this point next, or for the so-many-eth time."""
        self.held.clear()
        self._point, self._times = point, times

    def let_go(self, answering):
        """The one that is held goes on, or ends as if the line had been cut."""
        goes_on = self._goes_on
        goes_on.get_loop().call_soon_threadsafe(goes_on.set_result, answering)

    # --- the conversation ---

    async def talk(self, reader, writer):
        self.busy += 1
        try:
            await self._converse(reader, writer)
        except (ConnectionError, EOFError):
            pass
        finally:
            self.busy -= 1
            writer.transport.abort()

    async def _converse(self, reader, writer):
        await self._pass(CONNECTED)
        writer.write(b"220 Here\r\n")
        while line := await reader.readline():
            verb = line[:4].decode().upper()
            if verb == "DATA":
                await self._take(reader, writer)
            else:
                await self._pass(verb)
                writer.write(b"250 Go on\r\n")

    async def _take(self, reader, writer):
        writer.write(b"354 Go on\r\n")
        head = await reader.readuntil(b"\r\n\r\n")
        await self._pass(IN_DATA)
        while await reader.readline() != b".\r\n":
            pass
        await asyncio.sleep(self.pause)
        mood = self.mood()
        if mood != REFUSES:
            self.taken.append(re.search(rb"Message-ID:\s+(\S+)", head)[1].decode())
            await self._pass(DOT)
        if mood == FORGETS:
            self.forgotten += 1
            raise ConnectionError
        writer.write((mood or "250 Taken\r\n").encode())

    async def _pass(self, point):
        if point != self._point:
            return
        self._times -= 1
        if self._times:
            return
        self._point = None
        self._goes_on = asyncio.get_running_loop().create_future()
        self.held.set()
        if not await self._goes_on:
            raise ConnectionError


@contextmanager
def a_moody_server():
    """A server and its address, until the block ends."""
    server = MoodyServer()

    def conversation(loop):
        return asyncio.StreamReaderProtocol(asyncio.StreamReader(loop=loop), server.talk, loop=loop)

    with listening(conversation) as port:
        server.url = f"smtp://127.0.0.1:{port}"
        yield server
