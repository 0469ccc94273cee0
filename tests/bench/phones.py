"""A server for a room and a thousand phones that open a quiz and hand it in within a minute.

Server and phones run in one process, so the time is that of both.
"""

from __future__ import annotations

import asyncio
import json
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
from room_server import RoomServer, serve_room
from table import Row, bound_row
from tornado.httpclient import AsyncHTTPClient, HTTPClientError

from breakcontact.quiz import load_definition
from breakcontact.quiz.responses import render_responses
from breakcontact.serving.hand_in_folder import HandInFolder
from breakcontact.web.lesson_sources import ASSIGNMENTS, list_course
from breakcontact.web.site import Options, build_site

PHONES = 1000
AT_ONCE = 250
SLUG = "before"
DEFINITION = load_definition(ASSIGNMENTS / SLUG / f"{SLUG}.quiz.json")


def measure() -> Iterator[Row]:
    """Open, answer, hand in; then count what is on the disk."""
    with tempfile.TemporaryDirectory() as home:
        site = Path(home) / "site"
        quiz = [each for each in list_course() if each.slug == SLUG]
        build_site(site, quiz, Options(hands_in=True), lambda _: None)
        texts = [_write_answers(number) for number in range(PHONES)]
        folder = HandInFolder(Path(home) / "handed_in", {SLUG: DEFINITION})
        before = psutil.Process().memory_info().rss
        with serve_room(site, folder) as server:
            start = time.perf_counter()
            code = [path.name for path in site.glob("site.*")]
            slowest, refused = asyncio.run(_come(server, texts, code))
            seconds = time.perf_counter() - start
        memory = (psutil.Process().memory_info().rss - before) / 2**20
        lost = sum(
            text != (folder.folder / SLUG / f"phone-{n}_{SLUG}.responses.json").read_text("utf-8")
            for n, text in enumerate(texts)
        )
    yield bound_row(f"{PHONES} phones: all have handed in", seconds, unit="s", most=60)
    yield bound_row("slowest hand-in", slowest, unit="s", most=60)
    told, met = f"{refused}, {lost}", refused == lost == 0
    yield Row("hand-ins refused, or lost", told, goal="0, 0", met=met)
    yield bound_row("memory of server and phones together", memory, unit="MiB")


def _write_answers(number: int) -> str:
    choice = DEFINITION.items[0]
    options = choice.table["options"]
    answers = {choice.id: (1, options[number % len(options)])}
    return render_responses(DEFINITION, answers, revision=1, language="en", country="GB")


async def _come(server: RoomServer, texts: list[str], code: list[str]) -> tuple[float, int]:
    """All phones; the longest that one hand-in took in seconds, and how many were refused."""
    client = AsyncHTTPClient(force_instance=True, max_clients=AT_ONCE)
    took: list[float] = []
    refused = 0

    async def come(number: int) -> None:
        nonlocal refused
        for name in (f"en/{SLUG}.html", *code):
            await client.fetch(f"{server.address}/{name}", request_timeout=60, connect_timeout=60)
        hand_in = {"slug": SLUG, "who": f"phone-{number}", "device": f"{number:032x}"}
        body = json.dumps({**hand_in, "text": texts[number]})
        begun = time.perf_counter()
        try:
            await client.fetch(
                f"{server.address}/hand-in",
                method="POST",
                body=body,
                request_timeout=60,
                connect_timeout=60,
            )
        except HTTPClientError:
            refused += 1
        took.append(time.perf_counter() - begun)

    await asyncio.gather(*(come(number) for number in range(len(texts))))
    client.close()
    return max(took), refused
