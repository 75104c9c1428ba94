"""The container's steps are those that are tried without one: the Makefile's and the service's."""

import json
import re

from tests.test_layers import ROOT

DOCKERFILE = (ROOT / "Dockerfile").read_text(encoding="utf-8")
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")


def test_it_installs_the_same_packages_at_the_same_releases() -> None:
    assert "-r requirements.txt -c constraints.txt" in MAKEFILE
    assert "-r requirements.txt -c constraints.txt" in DOCKERFILE


def test_it_starts_as_make_run_does_but_for_the_address() -> None:
    command = json.loads(re.findall(r"^CMD (.*)$", DOCKERFILE, re.M)[0])
    line = next(line for line in MAKEFILE.splitlines() if "-m uvicorn" in line)
    wanted = line.replace("$(HOST)", "0.0.0.0").replace("$(PORT)", "8501")  # noqa: S104
    assert command[1:] == wanted.replace("$(SEVERAL)", "").split()[1:]


def test_compose_starts_as_the_service_does() -> None:
    compose = (ROOT / "deploy/compose.yaml").read_text(encoding="utf-8")
    service = (ROOT / "deploy/butaca.service").read_text(encoding="utf-8")
    started = next(line for line in service.splitlines() if line.startswith("ExecStart="))
    assert started.partition("python ")[2] in compose


def test_it_has_no_rights_and_says_whether_it_is_well() -> None:
    assert "USER butaca" in DOCKERFILE
    assert "/api/health" in DOCKERFILE
    assert "BUTACA_CACHE=/tmp/" in DOCKERFILE
