"""Argos Translate's packages as an engine."""

from toolkit.translation.engines.argos.engine import ArgosEngine
from toolkit.translation.engines.argos.packages import install, installed_package, package_from_file, remove

__all__ = ["ArgosEngine", "install", "installed_package", "package_from_file", "remove"]
