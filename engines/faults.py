"""What breaks on a cluster, in one sentence each; what Spark says of it fills pages."""

import re

STAYS = "nothing is published, the present tables stay."
SHIPPED = ("catalogue", "engines", "etl")
"""The packages that workers import."""
FAULTS: tuple[tuple[re.Pattern[str], str], ...] = (
    (
        re.compile(rf"No module named '({'|'.join(SHIPPED)})\b[\w.]*'"),
        "a worker of {address} cannot import the project ({0}), which the driver ships: let it "
        "reach this machine (SPARK_LOCAL_IP)",
    ),
    (
        re.compile(r"ModuleNotFoundError: No module named '([\w.]+)'"),
        "a worker of {address} lacks the package {0}: install requirements.txt for the Python of "
        "its workers (PYSPARK_PYTHON)",
    ),
    (
        re.compile(r'Cannot run program "([^"]+)"'),
        "a worker of {address} has no Python at {0}: PYSPARK_PYTHON names it",
    ),
    (
        re.compile(r"different (?:minor )?version:? (\d[\d.]*) than that in driver:? (\d[\d.]*)"),
        "the workers of {address} run Python {0}, this machine {1}: PYSPARK_PYTHON names one "
        "that both have",
    ),
    (
        re.compile(r"(InvalidClassException|serialVersionUID)"),
        "the cluster at {address} runs another version of Spark than requirements-spark.txt",
    ),
    (
        re.compile(r"(Answer from Java side is empty|Error while sending or receiving)"),
        "the Java of this machine, which drives {address}, ended: give it more memory "
        "(spark.driver.memory)",
    ),
    (
        re.compile(
            r"(OutOfMemoryError|MemoryError|Cannot allocate memory|malloc of size"
            r"|\bOOM\b|[Ee]xit (?:code|status) (?:52|137)\b|Python worker exited unexpectedly)"
        ),
        "a worker of {address} ran out of memory: give its executors more "
        "(spark.executor.memory) or its machine more for Python",
    ),
)
"""What Spark says, the first that fits, and what it means."""
OURS = re.compile(r"catalogue\.errors\.DataError: (.+)")
"""A sentence of ours among what a worker's Python says."""

RAISED = re.compile(r"Traceback \(most recent call last\):\n(?:\s.*\n)+(\S.*)")
"""What a worker's Python raised, which stands below where it was raised."""


def sentence(address: str, error: Exception) -> str:
    """Say in one sentence what broke."""
    text = str(error)
    if found := OURS.search(text):
        return found[1].strip()
    for pattern, told in FAULTS:
        if found := pattern.search(text):
            return f"{told.format(*found.groups(), address=address)}; {STAYS}"
    raised = RAISED.search(text)
    told = raised[1] if raised else text.strip() or type(error).__name__
    first = told.splitlines()[0][:160]
    return f"the cluster at {address} is lost or cannot go on ({first.rstrip('.')}); {STAYS}"
