"""How alike the recommended films are."""

import argparse


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument("--json", action="store_true", help="print JSON for programs")


def run(arguments: argparse.Namespace) -> str:
    """Measure, and return what to print."""
    raise NotImplementedError(arguments)
