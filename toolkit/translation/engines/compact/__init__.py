"""The model that comes with the toolkit: Gemma 3 270M fine-tuned for Chinese press, in 5 bits."""

from toolkit.translation.engines.compact.engine import CompactEngine

__all__ = ["CompactEngine"]
