"""What the engines that decode with CTranslate2 share: waiting for results, and giving memory back."""

import ctypes
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from toolkit.translation.engines.base import Done


def awaited(jobs: Sequence[Any], order: Sequence[int], progress: Done | None) -> list[Any]:
    """The results of all asynchronous jobs, at their places, waited for in `order`: that in which they will be done.

    Raises whatever a job raised.
    """
    results: list[Any] = [None] * len(jobs)
    for done, i in enumerate(order, 1):
        results[i] = jobs[i].result()
        if progress:
            progress(done)
    return results


@contextmanager
def memory_given_back() -> Iterator[None]:
    """After the work inside, have glibc return what is free: by itself it keeps the most that each thread ever
    needed, so that every kind of work adds its own peak to those before (a quarter of a run's memory)."""
    try:
        yield
    finally:
        if sys.platform == "linux" and hasattr(libc := ctypes.CDLL(None), "malloc_trim"):
            libc.malloc_trim(0)
