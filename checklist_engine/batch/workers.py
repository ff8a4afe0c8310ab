"""Working on parts on this machine: in this process, or in several beside it."""

from __future__ import annotations

import gc
import multiprocessing
import multiprocessing.connection
import os
import signal
import sys
import threading
from concurrent.futures import FIRST_COMPLETED, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from typing import TYPE_CHECKING

from checklist_engine.batch.work import line_judge, work_on
from checklist_engine.errors import Problem, UsageError
from checklist_engine.saying import say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from concurrent.futures import Future

    from checklist_engine.batch.partition import Part
    from checklist_engine.batch.settings import Fingerprint, Settings
    from checklist_engine.batch.work import Finished

    Engine = Callable[[Iterable[Part], Settings, Fingerprint], Iterator[tuple[Part, Finished]]]

__all__ = ["in_this_process", "with_workers"]

_NEW_OBJECTS = 20_000
"""So many objects more than before make the collector look through the new ones; of its own accord it does after 700."""


def in_this_process(parts: Iterable[Part], settings: Settings, expected: Fingerprint) -> Iterator[tuple[Part, Finished]]:
    """Yield the parts as they are finished, in their order."""
    line_judge(settings)
    before = gc.get_threshold()
    _collect_seldom()
    try:
        for part in parts:
            yield part, work_on(part, settings, expected)
    finally:
        gc.set_threshold(*before)
        gc.unfreeze()


def with_workers(count: int) -> Engine:
    """Return an engine of `count` processes; parts are yielded as they are finished, in any order."""

    def engine(parts: Iterable[Part], settings: Settings, expected: Fingerprint) -> Iterator[tuple[Part, Finished]]:
        with ProcessPoolExecutor(count, mp_context=_context(settings), initializer=_begin, initargs=(settings,)) as pool:
            # One part more than there are workers, so that none waits; no more, so that memory stays small.
            waiting: dict[Future[Finished], Part] = {}
            try:
                for part in parts:
                    waiting[pool.submit(work_on, part, settings, expected)] = part
                    if len(waiting) > count:
                        yield from _done(waiting)
                while waiting:
                    yield from _done(waiting)
            except BrokenProcessPool:
                what = say("a worker was ended from outside, perhaps because memory ran out")
                raise UsageError(
                    Problem(code="worker-lost", what=what, hint=say("go on with --resume, perhaps with fewer --workers"))
                ) from None
            finally:
                for future in waiting:
                    future.cancel()

    return engine


def _done(waiting: dict[Future[Finished], Part]) -> Iterator[tuple[Part, Finished]]:
    finished, _ = wait(waiting, return_when=FIRST_COMPLETED)
    for future in finished:
        yield waiting.pop(future), future.result()


def _context(settings: Settings) -> multiprocessing.context.BaseContext:
    """Return how processes are started: by a fork, which shares the knowledge, where no thread makes that unsafe."""
    if sys.platform == "linux" and threading.active_count() == 1:
        line_judge(settings)
        gc.freeze()
        return multiprocessing.get_context("fork")
    return multiprocessing.get_context("spawn")


def _begin(settings: Settings) -> None:
    """Make a worker ready. Ctrl-C is for the process that started it, and without that process nobody takes the work."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    line_judge(settings)
    _collect_seldom()


def _collect_seldom() -> None:
    """Look for garbage seldom, and not in what stays for the whole batch: a line that was judged leaves nothing for the collector."""
    gc.freeze()
    gc.set_threshold(_NEW_OBJECTS)


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        multiprocessing.connection.wait([parent.sentinel])
        os._exit(1)
