"""Translation engines behind one small interface."""

from toolkit.translation.engines.base import Engine, Hint
from toolkit.translation.engines.registry import EngineInfo, available, open_engine

__all__ = ["Engine", "EngineInfo", "Hint", "available", "open_engine"]
