"""Stage: rows that passed every check, each value in its type; of several with one key the last record wins."""

from .merge import run

__all__ = ["run"]
