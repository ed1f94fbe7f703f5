"""Argos Translate packages, Chinese to English: found, opened, installed, removed.

Their format is read by the `argostranslate` module.
"""

import re
import zipfile
from pathlib import Path
from typing import Any

from toolkit.errors import EngineError

FROM, TO = "zh", "en"
_INSTALL = "install one with 'toolkit model install argos' (internet) or 'toolkit model install argos FILE.argosmodel'"


def installed_package() -> Any:
    """The newest installed zh→en package. Raises EngineError where there is none."""
    argos = _argos()
    try:
        packages = argos.get_installed_packages()
    except OSError as error:
        raise EngineError(f"The folder of Argos packages cannot be read ({error}).") from error
    packages = [p for p in packages if p.from_code == FROM and p.to_code == TO]
    if not packages:
        raise EngineError(f"No Argos package for Chinese to English is installed; {_INSTALL}.")
    return max(packages, key=lambda p: [int(n) for n in re.findall(r"\d+", p.package_version)])


def package_from_file(path: Path) -> Any:
    """Open a .argosmodel file without installing it: unpacked once into the cache. Raises EngineError."""
    from toolkit.storage import cache_root, file_hash

    argos = _argos()
    _check(path)
    folder = cache_root() / f"argos-{file_hash(path)[:12]}"
    if not folder.is_dir():
        _unpack(path, folder)
    found = next(iter(folder.glob("*/metadata.json")), folder / "metadata.json")
    try:
        package = argos.Package(found.parent)
    except (OSError, ValueError) as error:
        raise EngineError(f"{path}: not an Argos package ({error}); download it again.") from error
    _check_direction(path, package)
    return package


def install(path: Path | None) -> str:
    """Install a .argosmodel file, or the zh→en package from Argos' index; returns its name.

    Raises EngineError where the file is no such package, or where the index cannot be reached.
    """
    argos = _argos()
    if path is None:
        path = _download()
    package_from_file(path)
    argos.install_from_path(path)
    return str(installed_package().package_path.name)


def remove() -> str:
    """Uninstall the installed zh→en package; returns its name. Raises EngineError where there is none."""
    package = installed_package()
    _argos().uninstall(package)
    return str(package.package_path.name)


def _download() -> Path:
    from argostranslate import settings

    argos = _argos()
    offline = (
        "Argos' package index cannot be reached from this machine; on one with internet download "
        "translate-zh_en.argosmodel from argos-net.com or argosopentech, carry it here, and run "
        "'toolkit model install argos FILE.argosmodel'."
    )
    argos.update_package_index()
    if not Path(settings.local_package_index).is_file():
        raise EngineError(offline)
    for package in argos.get_available_packages():
        if package.from_code == FROM and package.to_code == TO:
            try:
                return Path(package.download())
            except Exception as error:  # the module raises bare Exception
                raise EngineError(offline) from error
    raise EngineError(offline)


def _argos() -> Any:
    try:
        from argostranslate import package
    except ImportError as error:
        raise EngineError(
            "The argos engine needs the module argostranslate; install it with "
            "pip install 'press-toolkit[argos]' (or argos-translate-lt)."
        ) from error
    return package


def _check(path: Path) -> None:
    if not path.is_file():
        raise EngineError(f"{path}: there is no such file; give the path of a .argosmodel file.")
    if not zipfile.is_zipfile(path):
        raise EngineError(f"{path}: not an Argos package (it is no zip archive); download it again.")


def _check_direction(path: Path, package: Any) -> None:
    if (package.from_code, package.to_code) != (FROM, TO):
        raise EngineError(f"{path}: translates {package.from_code} to {package.to_code}, not Chinese to English.")


def _unpack(path: Path, folder: Path) -> None:
    import shutil
    import tempfile

    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        aside = Path(tempfile.mkdtemp(prefix=".unpacking-", dir=folder.parent))
        try:
            with zipfile.ZipFile(path) as archive:
                archive.extractall(aside)
            if not folder.is_dir():
                aside.rename(folder)
        finally:
            shutil.rmtree(aside, ignore_errors=True)
    except (OSError, zipfile.BadZipFile) as error:
        if not folder.is_dir():
            raise EngineError(f"{path}: cannot be unpacked into {folder.parent} ({error}).") from error
