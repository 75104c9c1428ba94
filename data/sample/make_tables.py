"""The sample's tidy tables and fitted models, so that a cold start computes nothing."""

import shutil
import tempfile
from pathlib import Path


def make(out: Path) -> list[Path]:
    """Clean, fit and publish the raw files in `out`, and keep that version flat in `out/tidy`."""
    from catalogue.store import version_folder  # the project, which the raw files do without
    from publish.__main__ import main

    tidy = out / "tidy"
    with tempfile.TemporaryDirectory() as folder:
        if main(["--raw", str(out), "--catalogue", folder, "--quiet"]):
            message = "the sample could not be published"
            raise SystemExit(message)
        shutil.rmtree(tidy, ignore_errors=True)
        # What a publication notes of its files' content changes with the time in the manifest.
        noted = shutil.ignore_patterns("checksums.json")
        shutil.copytree(version_folder(Path(folder)), tidy, ignore=noted)
    return sorted(tidy.iterdir())
