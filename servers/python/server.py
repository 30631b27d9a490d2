#!/usr/bin/env python3
"""A server that keeps pushbench's contract (../README.md) with Python's standard library alone.

Polling, long polling and server-sent events over HTTP/1.1, on one asyncio loop. `PORT=8080 python3 server.py`.
R1 to R25 in the comments are the contract's rules. Python 3.10 or newer.
"""

import asyncio
import json
import os
import re
import secrets
import signal
from collections import deque
from dataclasses import dataclass, field
from typing import Callable, NamedTuple, Optional
from urllib.parse import parse_qs

HISTORY_EVENTS, HISTORY_BYTES = 10_000, 64 * 2**20  # R7
HOLD_SECONDS = 30  # R9
HEARTBEAT_SECONDS = 15  # R12
RETRY_MS = 2_000  # R10
MAX_WAITING_BYTES = 2**20  # R14
MAX_BODY_BYTES = 2**20  # R24
MAX_HEAD_BYTES, MAX_FIELDS = 16_384, 100  # R18
HEAD_SECONDS, IDLE_SECONDS, CLOSING_SECONDS = 60, 120, 1
OWN_NAMES = ("127.0.0.1", "localhost", "[::1]")  # R19
TOKEN = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
REASONS = {200: "OK", 204: "No Content", 400: "Bad Request", 403: "Forbidden", 404: "Not Found",
           405: "Method Not Allowed", 411: "Length Required", 413: "Content Too Large",
           421: "Misdirected Request", 431: "Request Header Fields Too Large"}


class Event(NamedTuple):
    seq: int
    payload: str


class CatchUp(NamedTuple):
    """What stands behind a cursor: why events may be missing, those that are there, and where they start and end."""

    gap: Optional[str]
    events: list[Event]
    start: str
    end: str


class Log:
    """The events of this life of the server, as far back as history reaches (R3 to R7)."""

    def __init__(self) -> None:
        self.epoch = secrets.token_hex(4)
        self.seq = 0
        self.events: deque[Event] = deque()
        self.bytes = 0

    def cursor(self, seq: int) -> str:
        return f"{self.epoch}-{seq}"

    def append(self, payload: str) -> Event:
        self.seq += 1
        event = Event(self.seq, payload)
        self.events.append(event)
        self.bytes += len(payload.encode())
        while len(self.events) > HISTORY_EVENTS or (self.bytes > HISTORY_BYTES and len(self.events) > 1):
            self.bytes -= len(self.events.popleft().payload.encode())
        return event

    def after(self, cursor: Optional[str]) -> CatchUp:
        if cursor is None:
            return self._from(self.seq, None)
        parts = re.fullmatch(r"([0-9a-z]{1,16})-(0|[1-9][0-9]{0,14})", cursor)
        if parts is None:
            return self._from(self.seq, "malformed")
        oldest = self.seq - len(self.events)
        seq = int(parts[2])
        if parts[1] != self.epoch:
            return self._from(oldest, "foreign")
        if seq > self.seq:
            return self._from(self.seq, "future")
        return self._from(oldest, "evicted") if seq < oldest else self._from(seq, None)

    def _from(self, seq: int, gap: Optional[str]) -> CatchUp:
        first = len(self.events) - (self.seq - seq)
        events = [self.events[index] for index in range(first, len(self.events))]
        return CatchUp(gap, events, self.cursor(seq), self.cursor(self.seq))


class Refused(Exception):
    """A request that the gate does not let pass (R18 to R22)."""

    def __init__(self, status: int, why: str, **fields: str) -> None:
        super().__init__(why)
        self.status, self.fields = status, fields


@dataclass
class Request:
    method: str
    path: str
    query: dict[str, list[str]]
    headers: dict[str, list[str]] = field(default_factory=dict)
    body: bytes = b""

    def header(self, name: str) -> Optional[str]:
        values = self.headers.get(name)
        return values[0] if values else None

    def cursor(self) -> Optional[str]:
        asked = self.query.get("after", [])
        return "" if len(asked) > 1 else (asked[0] if asked else None)  # R6: two cursors are none

    def line(self) -> str:
        """The body as one line of text (R24, R25)."""
        try:
            text = self.body.decode()
        except UnicodeDecodeError:
            raise Refused(400, "the body is not UTF-8") from None
        if "\r" in text or "\n" in text:
            raise Refused(400, "the body is more than one line")
        return text


def parse_head(head: bytes) -> Request:
    """A request's head; anything that could be read in two ways is refused (R22, RFC 9112 section 11.2)."""
    text = head.decode("latin-1")
    if re.search(r"[^\r]\n|\r[^\n]|\0|^\n|\r$", text):
        raise Refused(400, "a bare CR or LF, or a NUL")
    first, *lines = text.split("\r\n")
    parts = re.fullmatch(r"(\S+) (/\S*) HTTP/1\.1", first)
    if parts is None or not TOKEN.fullmatch(parts[1]):
        raise Refused(400, "no HTTP/1.1 request")
    if len(lines) > MAX_FIELDS:
        raise Refused(431, f"more than {MAX_FIELDS} header fields")
    path, _, query = parts[2].partition("?")
    request = Request(parts[1], path, parse_qs(query, keep_blank_values=True, errors="replace"))
    for line in lines:
        name, colon, value = line.partition(":")
        if not colon or not TOKEN.fullmatch(name):
            raise Refused(400, "a malformed header field")
        request.headers.setdefault(name.lower(), []).append(value.strip(" \t"))
    return request


def body_length(request: Request) -> int:
    lengths = request.headers.get("content-length", [])
    if "transfer-encoding" in request.headers:
        if lengths or request.header("transfer-encoding", ) != "chunked":
            raise Refused(400, "a length and a transfer coding, or one that is unknown")
        raise Refused(413 if request.method != "POST" else 411, "give the body a Content-Length")
    if len(lengths) > 1 or (lengths and not re.fullmatch(r"[0-9]{1,15}", lengths[0])):
        raise Refused(400, "no Content-Length, or more than one")
    length = int(lengths[0]) if lengths else 0
    if length > (MAX_BODY_BYTES if request.method == "POST" else 0):
        raise Refused(413, "the body is too long" if request.method == "POST" else "a GET has no body here")
    return length


class Connection(asyncio.Protocol):
    """One connection: requests one after another, each answered before the next is read."""

    def __init__(self, server: "Server") -> None:
        self.server = server
        self.received = bytearray()
        self.busy = False
        self.closes = False
        self.cors: dict[str, str] = {}
        self.on_leave: Callable[[], object] = lambda: None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        self.transport = transport
        self.server.connections.add(self)
        self.watch(HEAD_SECONDS)

    def connection_lost(self, error: Optional[Exception]) -> None:
        self.server.connections.discard(self)
        self.timer.cancel()
        self.on_leave()

    def watch(self, seconds: float) -> None:
        """Gives up a client that takes longer to say what it wants."""
        self.timer = asyncio.get_running_loop().call_later(seconds, self.transport.abort)

    def data_received(self, data: bytes) -> None:
        self.received += data
        self.serve()
        if len(self.received) > MAX_HEAD_BYTES + MAX_BODY_BYTES:
            self.transport.abort()  # it goes on asking without listening

    def serve(self) -> None:
        try:
            while not self.busy and not self.transport.is_closing() and self.next_request():
                pass
        except Refused as refusal:
            self.closes = True
            self.answer(refusal.status, f"{refusal}\n".encode(), refusal.fields)

    def next_request(self) -> bool:
        """Serves the next request if all of it is there."""
        self.cors = {}
        end = self.received.find(b"\r\n\r\n")
        if end > MAX_HEAD_BYTES or (end < 0 and len(self.received) > MAX_HEAD_BYTES):
            raise Refused(431, "the head is too long")
        if end < 0:
            return False
        request = parse_head(bytes(self.received[:end]))
        self.cors = self.server.admit(request)
        body, length = end + 4, body_length(request)
        if len(self.received) < body + length:
            if request.header("expect") == "100-continue" and len(self.received) == body:
                self.transport.write(b"HTTP/1.1 100 Continue\r\n\r\n")
            return False
        request.body = bytes(self.received[body:body + length])
        del self.received[:body + length]
        self.timer.cancel()
        self.busy = True
        self.closes = (request.header("connection") or "").lower() == "close"
        self.server.serve(self, request)
        return True

    def head(self, status: int, fields: dict[str, str]) -> bytes:
        fields = {**fields, **self.cors, **({"Connection": "close"} if self.closes else {})}
        lines = [f"HTTP/1.1 {status} {REASONS[status]}", *(f"{name}: {value}" for name, value in fields.items())]
        return "\r\n".join([*lines, "", ""]).encode("latin-1")

    def answer(self, status: int, body: bytes = b"", fields: Optional[dict[str, str]] = None) -> None:
        """Answers the request under way; what comes next on the connection may then be served."""
        length = {} if status == 204 else {"Content-Length": str(len(body))}
        self.transport.write(self.head(status, {**(fields or {}), **length}) + body)
        self.on_leave = lambda: None
        self.busy = False
        self.timer.cancel()
        if self.closes:
            self.transport.close()
        else:
            self.watch(IDLE_SECONDS)


class Held(NamedTuple):
    """A long poll that waits for an event."""

    cursor: Optional[str]
    timer: asyncio.TimerHandle


class Server:
    """All transports, on one log."""

    def __init__(self) -> None:
        self.log = Log()
        self.port = 0
        self.connections: set[Connection] = set()
        self.held: dict[Connection, Held] = {}
        self.streams: dict[Connection, int] = {}  # how much of the history that each asked for still waits
        self.feeds = {"/polling": self.poll, "/long-polling": self.hold, "/sse": self.stream}

    def admit(self, request: Request) -> dict[str, str]:
        """The gate (R18 to R20); returns the fields that let an allowed page read the answer."""
        hosts = request.headers.get("host", [])
        if len(hosts) != 1:
            raise Refused(400, "no Host, or more than one")
        if not self.is_own(hosts[0]):
            raise Refused(421, "this server goes by another name")
        origin = request.header("origin")
        if origin is not None and not (re.match("https?://", origin) and self.is_own(origin.partition("://")[2])):
            raise Refused(403, "pages of this origin may not read here")
        if request.path not in (*self.feeds, "/", "/publish"):
            raise Refused(404, f"nothing here; there is {', '.join(self.feeds)}")
        allowed = self.methods(request.path)
        if request.method not in allowed:
            raise Refused(405, f"only {' and '.join(allowed)}", Allow=", ".join(allowed))
        if origin is None:
            return {}
        return {"Access-Control-Allow-Origin": origin, "Access-Control-Allow-Methods": ", ".join(allowed),
                "Access-Control-Allow-Headers": "Last-Event-ID, Cache-Control",
                "Access-Control-Expose-Headers": "Event-Cursor, Event-Gap", "Vary": "Origin"}

    def is_own(self, host: str) -> bool:
        return host.lower() in {f"{name}:{self.port}" for name in OWN_NAMES}

    def methods(self, path: str) -> tuple[str, ...]:
        return {"/": ("GET", "OPTIONS"), "/publish": ("POST", "OPTIONS")}.get(path, ("GET", "POST", "OPTIONS"))

    def serve(self, connection: Connection, request: Request) -> None:
        if request.method == "OPTIONS":
            connection.answer(204)
        elif request.path == "/":
            feeds = {path[1:]: {"path": path, "wayUp": True} for path in self.feeds}
            capabilities = {"pushbench": 1, "name": "Python asyncio", "transports": feeds}  # R23
            connection.answer(200, json.dumps(capabilities).encode(), {"Content-Type": "application/json"})
        elif request.path == "/publish":
            connection.answer(204, fields={"Event-Cursor": self.publish(request.line())})  # R24
        elif request.method == "POST":
            connection.answer(200, request.line().encode(), {"Content-Type": "text/plain; charset=utf-8"})  # R25
        else:
            self.feeds[request.path](connection, request)

    def publish(self, payload: str) -> str:
        """Hands an event to everybody who is subscribed, and returns its cursor."""
        event = self.log.append(payload)
        for connection in list(self.held):
            self.release(connection)
        self.write_to_streams(self.block(event).encode())
        return self.log.cursor(event.seq)

    def poll(self, connection: Connection, request: Request) -> None:
        self.answer_poll(connection, self.log.after(request.cursor()))

    def answer_poll(self, connection: Connection, found: CatchUp) -> None:
        """R8."""
        fields = {"Cache-Control": "no-store", "Event-Cursor": found.end}
        if found.gap is not None:
            fields["Event-Gap"] = found.gap
        if not found.events and found.gap is None:
            connection.answer(204, fields=fields)
            return
        body = "".join(f"{event.payload}\n" for event in found.events).encode()
        connection.answer(200, body, {**fields, "Content-Type": "application/x-ndjson"})

    def hold(self, connection: Connection, request: Request) -> None:
        """R9."""
        asked = request.cursor()
        found = self.log.after(asked)
        if asked is None or found.gap is not None or found.events:
            self.answer_poll(connection, found)
            return
        timer = asyncio.get_running_loop().call_later(HOLD_SECONDS, self.release, connection)
        self.held[connection] = Held(asked, timer)
        connection.on_leave = lambda: self.held.pop(connection).timer.cancel()

    def release(self, connection: Connection) -> None:
        held = self.held.pop(connection)
        held.timer.cancel()
        self.answer_poll(connection, self.log.after(held.cursor))
        connection.serve()

    def stream(self, connection: Connection, request: Request) -> None:
        """R10."""
        last_id = (request.header("last-event-id") or "").encode("latin-1").decode(errors="replace")
        found = self.log.after(last_id or request.cursor())
        opening = f"id: {found.start}\n\n"
        if found.gap is not None:
            opening = f"event: gap\nid: {found.start}\ndata: {found.gap}\n\n"
        fields = {"Content-Type": "text/event-stream", "Cache-Control": "no-store, no-transform",
                  "Transfer-Encoding": "chunked"}
        text = f"retry: {RETRY_MS}\n{opening}{''.join(map(self.block, found.events))}"
        connection.transport.write(connection.head(200, fields) + self.chunk(text.encode()))
        self.streams[connection] = connection.transport.get_write_buffer_size()
        connection.on_leave = lambda: self.streams.pop(connection, None)

    def block(self, event: Event) -> str:
        return f"id: {self.log.cursor(event.seq)}\ndata: {event.payload}\n\n"

    def chunk(self, data: bytes) -> bytes:
        return b"%x\r\n%b\r\n" % (len(data), data)

    def write_to_streams(self, data: bytes) -> None:
        """Writes to everybody whose buffer has room, and cuts the others (R14)."""
        chunk = self.chunk(data)
        for connection, backlog in list(self.streams.items()):
            waiting = connection.transport.get_write_buffer_size()
            self.streams[connection] = min(backlog, waiting)
            if waiting > MAX_WAITING_BYTES + self.streams[connection]:
                del self.streams[connection]
                connection.transport.abort()
            else:
                connection.transport.write(chunk)

    async def beat(self) -> None:
        """R12."""
        while True:
            await asyncio.sleep(HEARTBEAT_SECONDS)
            self.write_to_streams(b":\n\n")

    async def close(self) -> None:
        """R16; who does not take its last bytes has them dropped."""
        for connection in list(self.held):
            connection.closes = True
            self.release(connection)
        for connection in list(self.streams):
            connection.transport.write(b"0\r\n\r\n")
        for connection in list(self.connections):
            connection.transport.close()
        patience = asyncio.get_running_loop().time() + CLOSING_SECONDS
        while self.connections:
            await asyncio.sleep(0.01)
            if asyncio.get_running_loop().time() > patience:
                for connection in list(self.connections):
                    connection.transport.abort()


async def main() -> None:
    loop = asyncio.get_running_loop()
    server = Server()
    listener = await loop.create_server(lambda: Connection(server), "127.0.0.1", int(os.environ.get("PORT", "8080")),
                                        backlog=4096)
    server.port = listener.sockets[0].getsockname()[1]
    print(f"http://127.0.0.1:{server.port}", flush=True)
    heartbeat = asyncio.create_task(server.beat())
    stopped = asyncio.Event()
    for name in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(name, stopped.set)
    await stopped.wait()
    listener.close()
    heartbeat.cancel()
    await server.close()


if __name__ == "__main__":
    asyncio.run(main())
