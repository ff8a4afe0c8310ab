"""Working on parts on a Dask cluster that somebody started: the same work on the same parts, sent to other machines.

The workers need only this package. Before work starts, each is asked for its version and the digests of its knowledge.
"""

from __future__ import annotations

import importlib
import uuid
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from checklist_engine.batch.partition import as_units
from checklist_engine.batch.work import line_judge, work_on
from checklist_engine.errors import ChecklistError, Problem, UsageError
from checklist_engine.saying import say

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from checklist_engine.batch.partition import Part
    from checklist_engine.batch.settings import Fingerprint, Settings
    from checklist_engine.batch.work import Finished
    from checklist_engine.batch.workers import Engine

__all__ = ["ask_worker", "on_cluster"]

_SECONDS_TO_CONNECT = 15
_RETRIES = 3
_PARTS_A_THREAD = 2


def ask_worker(settings: Settings) -> Fingerprint:
    """Return what a worker judges with; runs on the worker."""
    return settings.fingerprint(line_judge(settings).knowledge)


def can_read(path: str, size: int) -> bool:
    """Tell whether a worker sees the file; runs on the worker."""
    try:
        return Path(path).stat().st_size == size
    except OSError:
        return False


def on_cluster(address: str) -> Engine:
    """Return an engine that works on the cluster of a scheduler; a part whose worker is lost is done again by another."""

    def engine(parts: Iterable[Part], settings: Settings, expected: Fingerprint) -> Iterator[tuple[Part, Finished]]:
        client = _connect(address)
        try:
            _compare(client, address, settings, expected)
            yield from _spread(client, parts, settings, expected)
        finally:
            client.close()

    return engine


def _connect(address: str) -> Any:  # noqa: ANN401 - distributed publishes no types
    try:
        library: Any = importlib.import_module("distributed")  # optional, and slow to import
    except ImportError:
        what = say("a cluster needs one more library")
        raise UsageError(Problem(code="missing-library", what=what, hint="pip install 'checklist-engine[batch,cluster]'")) from None
    try:
        client = library.Client(address, timeout=_SECONDS_TO_CONNECT, set_as_default=False)
        client.wait_for_workers(1, timeout=_SECONDS_TO_CONNECT)
    except (OSError, TimeoutError, ValueError) as error:
        what = say("no Dask scheduler with a worker answers: {error}", error=str(error))
        hint = say("start one with `dask scheduler`, and `dask worker ADDRESS` on each machine; see docs/batch.md")
        raise UsageError(Problem(code="no-scheduler", where=address, what=what, hint=hint)) from None
    return client


def _compare(client: Any, address: str, settings: Settings, expected: Fingerprint) -> None:  # noqa: ANN401
    try:
        answers = client.run(ask_worker, settings)
        client.submit(can_read, "", 0, pure=False).result()  # on its way the scheduler reads it, which needs the package as well
    except ChecklistError:
        raise
    except Exception as error:
        what = say("a worker cannot begin: {error}", error=f"{type(error).__name__}: {error}")
        raise UsageError(
            Problem(code="worker-unfit", where=address, what=what, hint=say("install the same version of the package on every worker"))
        ) from error
    problems = [
        Problem(
            code="worker-differs",
            where=worker,
            what=say("this worker would judge with {own}", own=_told(own)),
            expected=_told(expected),
            hint=say("install the same version, rules and catalogue on every worker"),
        )
        for worker, own in sorted(answers.items())
        if own != expected
    ]
    if problems:
        raise UsageError(problems)


def _told(one: Fingerprint) -> str:
    return say(
        "version {version}, catalogue {catalogue}, rules {rules}",
        version=one.engine,
        catalogue=one.catalog_digest[:12],
        rules=one.rules_digest[:12],
    )


def _spread(client: Any, parts: Iterable[Part], settings: Settings, expected: Fingerprint) -> Iterator[tuple[Part, Finished]]:  # noqa: ANN401
    run = uuid.uuid4().hex
    most = _PARTS_A_THREAD * max(1, sum(client.nthreads().values()))
    seen: dict[str, bool] = {}
    waiting: dict[str, Part] = {}
    futures: dict[str, Any] = {}
    done: Any = importlib.import_module("distributed").as_completed(loop=client.loop)
    for part in parts:
        sent = part if part.units is not None or _is_seen(client, part, seen) else as_units(part)
        key = f"{part.name}-{run}"
        # The results are taken one by one, so that a part counts once whatever became of its workers.
        futures[key] = client.submit(work_on, sent, settings, expected, key=key, pure=False, retries=_RETRIES)
        waiting[key] = part
        done.add(futures[key])
        if len(waiting) >= most:
            yield _take(next(done), waiting, futures)
    while waiting:
        yield _take(next(done), waiting, futures)


def _take(future: Any, waiting: dict[str, Part], futures: dict[str, Any]) -> tuple[Part, Finished]:  # noqa: ANN401
    finished: Finished = future.result()
    del futures[future.key]
    return msgspec.structs.replace(waiting.pop(future.key), units=None), finished


def _is_seen(client: Any, part: Part, seen: dict[str, bool]) -> bool:  # noqa: ANN401
    """Tell whether every worker can read the file of a part by itself."""
    if part.path not in seen:
        seen[part.path] = all(client.run(can_read, part.path, Path(part.path).stat().st_size).values())
    return seen[part.path]
