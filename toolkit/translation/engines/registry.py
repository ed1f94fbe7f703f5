"""Engines by name: those of the toolkit, Argos packages as files, and plug-ins."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from toolkit.errors import EngineError
from toolkit.translation.engines.base import Engine

PLUGINS = "toolkit.engines"  # the entry-point group


@dataclass(frozen=True, slots=True)
class EngineInfo:
    """One line of `toolkit model list`."""

    name: str
    ready: bool
    detail: str  # what it is, or what is missing and how to mend it


def available() -> tuple[EngineInfo, ...]:
    """Every engine known here, ready or not, in the order in which `auto` prefers them."""
    return (_compact_info(), _argos_info(), *(EngineInfo(name, True, "plug-in") for name in _plugins()))


def open_engine(name: str = "auto") -> Engine:
    """Open an engine: `auto`, `compact`, `argos`, the path of a .argosmodel file, or a plug-in's name.

    `auto` is the first engine of `available` that is ready. Raises EngineError with what to do.
    """
    if name == "auto":
        ready = [info.name for info in available() if info.ready]
        if not ready:
            raise EngineError("No translation model is ready; 'toolkit model list' says what each one needs.")
        name = ready[0]
    if name == "compact":
        from toolkit.translation.engines.compact import CompactEngine

        return CompactEngine()
    if name == "argos":
        from toolkit.translation.engines import argos

        return argos.ArgosEngine(argos.installed_package())
    if name.endswith(".argosmodel"):
        from toolkit.translation.engines import argos

        return argos.ArgosEngine(argos.package_from_file(Path(name)))
    return _plugin(name)


def _compact_info() -> EngineInfo:
    from toolkit.translation.engines.compact import cache

    try:
        version = cache.fingerprint()
    except EngineError as error:
        return EngineInfo("compact", False, str(error))
    missing = [file for file in cache.files() if not (cache.PACKAGE / file).is_file()]
    if missing:
        return EngineInfo("compact", False, f"{cache.PACKAGE / missing[0]} is missing; install the toolkit again.")
    return EngineInfo("compact", True, f"shipped with the toolkit, version {version}, takes hints")


def _argos_info() -> EngineInfo:
    from toolkit.translation.engines import argos

    try:
        package = argos.installed_package()
    except EngineError as error:
        return EngineInfo("argos", False, str(error))
    return EngineInfo("argos", True, f"{package.package_path.name}, version {package.package_version}")


def _plugins() -> dict[str, Callable[[], Engine]]:
    from importlib.metadata import entry_points

    return {point.name: lambda point=point: point.load()() for point in entry_points(group=PLUGINS)}  # type: ignore[misc]


def _plugin(name: str) -> Engine:
    plugins = _plugins()
    if name in plugins:
        return plugins[name]()
    known = ", ".join(["auto", "compact", "argos", "a .argosmodel file", *plugins])
    raise EngineError(f"Unknown engine '{name}'; choose one of: {known}.")
