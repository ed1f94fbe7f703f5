"""Checks of the machine rather than of a text."""

import os
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass

from toolkit.errors import ToolkitError


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that must work (`needed`) or may; `detail` says what it is, or how to mend it."""

    name: str
    ok: bool
    needed: bool
    detail: str


def examine() -> tuple[Check, ...]:
    """Run every check; none raises."""
    return (
        _tried("Python", _python),
        _tried("Compact model", _compact),
        _tried("Glossary", _glossary),
        _tried("Argos model", _argos, needed=False),
        _tried("PDF twins", _libreoffice, needed=False),
    )


def _tried(name: str, probe: Callable[[], str], *, needed: bool = True) -> Check:
    try:
        return Check(name, True, needed, probe())
    except (ToolkitError, ImportError, OSError) as error:
        return Check(name, False, needed, str(error))


def _python() -> str:
    return f"{sys.version.split()[0]}, {os.cpu_count()} cores"


def _compact() -> str:
    from toolkit.translation.engines.compact import cache

    cache.verify()
    return f"version {cache.fingerprint()}, expanded in {cache.expanded()}"


def _glossary() -> str:
    from toolkit.glossary.entries import default_paths, load

    paths = default_paths()
    return f"{len(load(paths).entries)} entries in {', '.join(map(str, paths))}"


def _argos() -> str:
    from toolkit.translation.engines import argos

    return str(argos.installed_package().package_path)


def _libreoffice() -> str:
    found = shutil.which("soffice") or shutil.which("libreoffice")
    if not found:
        raise ToolkitError("LibreOffice is not installed; briefs are made without it, but not turned into PDF.")
    return found
