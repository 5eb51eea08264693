"""Load: stage rows that changed since the last load, into the gold table."""

from .merge import run

__all__ = ["run"]
