"""Progress on stderr: a moving bar on a terminal, nothing elsewhere."""

from collections.abc import Iterator
from contextlib import contextmanager

from toolkit.translation.enforcement import Progress


@contextmanager
def progress_bar(what: str) -> Iterator[Progress]:
    """Yield a callback that shows the rung and how many segments are done."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn
    from rich.progress import Progress as Bar

    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Bar(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task(what, total=None)

        def show(rung: str, done: int, total: int) -> None:
            bar.update(task, description=f"{what}: {rung}", completed=done, total=total)

        yield show
