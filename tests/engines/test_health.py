"""Who of a cluster answers; needs no Spark."""

import socket

from engines import health


def test_an_address_answers_while_somebody_listens_there() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        address = f"spark://127.0.0.1:{server.getsockname()[1]}"
        assert health.answers(address)
    assert not health.answers(address)
