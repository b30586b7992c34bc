"""The command line: results to standard output, messages to standard error, exit status 2 for a wrong input."""

from geo.cli.parser import main

__all__ = ["main"]
