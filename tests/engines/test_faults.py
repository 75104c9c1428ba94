"""What Spark says in pages is said in one sentence; needs no Spark."""

import pytest

from engines import faults

STAYS = "nothing is published, the present tables stay."


@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        (
            "ModuleNotFoundError: No module named 'etl.spread'",
            "a worker of spark://a:1 cannot import the project (etl), which",
        ),
        (
            "ModuleNotFoundError: No module named 'pyarrow'",
            "a worker of spark://a:1 lacks the package pyarrow: install requirements.txt",
        ),
        (
            "java.io.InvalidClassException: org.apache.spark.rpc.RpcEndpointRef; local class",
            "the cluster at spark://a:1 runs another version of Spark than requirements-spark.txt",
        ),
        (
            "[PYTHON_VERSION_MISMATCH] Python in worker has different version: 3.9 than that in "
            "driver: 3.11, PySpark cannot run",
            "the workers of spark://a:1 run Python 3.9, this machine 3.11: PYSPARK_PYTHON",
        ),
        ("java.lang.OutOfMemoryError: Java heap space", "a worker of spark://a:1 ran out of"),
        ("pyarrow.lib.ArrowMemoryError: malloc of size 64 failed", "a worker of spark://a:1 ran"),
        ("Command exited with exit code 137", "a worker of spark://a:1 ran out of memory"),
        (
            "Answer from Java side is empty",
            "the Java of this machine, which drives spark://a:1, ended: give it more memory",
        ),
        ("the room is not ready", "the cluster at spark://a:1 is lost or cannot go on (the room"),
        (
            'An exception was thrown:\nTraceback (most recent call last):\n  File "a.py"\n    f()\n'
            "ValueError: no such room\n",
            "the cluster at spark://a:1 is lost or cannot go on (ValueError: no such room)",
        ),
        ("", "the cluster at spark://a:1 is lost or cannot go on (RuntimeError)"),
    ],
)
def test_what_spark_says_in_pages_is_one_sentence(told: str, sentence: str) -> None:
    error = RuntimeError(f"Job aborted.\n{told}\n\tat java.base" if told else "")
    said = faults.sentence("spark://a:1", RuntimeError(told) if "room is" in told else error)
    assert said.startswith(sentence)
    assert said.endswith(STAYS)
    assert "\n" not in said


def test_what_a_worker_says_in_our_words_is_kept() -> None:
    error = RuntimeError("PythonException: ...\ncatalogue.errors.DataError: films.csv is empty.\n")
    assert faults.sentence("spark://a:1", error) == "films.csv is empty."


def test_a_connection_lost_is_one_sentence() -> None:
    said = faults.sentence("spark://a:1", ConnectionResetError("reset\nby peer"))
    assert "\n" not in said
    assert said.endswith("the present tables stay.")
