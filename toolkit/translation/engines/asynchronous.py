"""Waiting for CTranslate2's asynchronous results, so that long work tells how far it is."""

from collections.abc import Sequence
from typing import Any

from toolkit.translation.engines.base import Done


def awaited(jobs: Sequence[Any], order: Sequence[int], progress: Done | None) -> list[Any]:
    """The results of all jobs, at their places, waited for in `order`: that in which they will be done.

    Raises whatever a job raised.
    """
    results: list[Any] = [None] * len(jobs)
    for done, i in enumerate(order, 1):
        results[i] = jobs[i].result()
        if progress:
            progress(done)
    return results
