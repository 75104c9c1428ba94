"""What is not ours and yet relied upon: each name is there, and does what it is set for."""

import ast
import asyncio
import ctypes
import gc
import inspect
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from types import SimpleNamespace
from weakref import ref

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient
from streamlit import net_util
from streamlit.proto.NewSession_pb2 import CustomThemeConfig
from streamlit.runtime import app_session, runtime
from streamlit.runtime.app_session import AppSession
from streamlit.runtime.scriptrunner import RerunData, ScriptRunner, ScriptRunnerEvent
from streamlit.runtime.state import SafeSessionState, SessionState
from streamlit.runtime.state.common import WidgetMetadata
from streamlit.runtime.state.query_params import QueryParams
from streamlit.web.server.starlette.starlette_routes import create_host_config_routes
from threadpoolctl import threadpool_info, threadpool_limits

from serving import upstream

ROOT = Path(__file__).resolve().parents[2]
FENCED = {"serving/upstream.py", "ui/components/bindings.py"}
"""Where the insides of others stand."""
RETURNED = """
import resource
from pathlib import Path
from serving import upstream

def pages():
    return int(Path("/proc/self/statm").read_text().split()[1])

size = 60_000
held = [b"x" * size for _ in range(2000)]  # in blocks that malloc keeps
pinned = b"x" * size  # at the end of the heap, which glibc alone would cut
assert held[0] is not held[1]
full = pages()
del held
before = pages()
upstream.settle(freeze=False)
print((before - pages()) * resource.getpagesize() / 1e6)
"""


def test_freed_memory_goes_back_to_the_system() -> None:
    done = subprocess.run([sys.executable, "-c", RETURNED], capture_output=True, check=True)
    assert float(done.stdout) > 100


def test_what_only_a_circle_holds_is_let_go_of() -> None:
    class Answer:
        itself: "Answer"

    gc.disable()  # nothing else collects it
    try:
        answer = Answer()
        answer.itself = answer
        left = ref(answer)
        del answer
        assert left() is not None
        upstream.let_go()
        assert left() is None
    finally:
        gc.enable()


@pytest.mark.parametrize("lacks", [AttributeError, OSError, TypeError])
def test_a_system_that_gives_no_memory_back_is_let_be(
    lacks: type[Exception], monkeypatch: pytest.MonkeyPatch
) -> None:
    def library(_name: None) -> None:
        raise lacks

    monkeypatch.setattr(ctypes, "CDLL", library)
    upstream.give_back()
    upstream.share_heaps()
    upstream.keep_pages()


def test_the_threads_of_a_server_share_two_heaps(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[int, int]] = []
    library = SimpleNamespace(mallopt=lambda what, value: asked.append((what, value)))
    monkeypatch.setattr(ctypes, "CDLL", lambda _name: library)
    upstream.share_heaps()
    assert asked == [(-8, 2)]


def test_pages_that_an_answer_frees_are_kept_for_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: dict[int, int] = {}
    library = SimpleNamespace(mallopt=asked.__setitem__)
    monkeypatch.setattr(ctypes, "CDLL", lambda _name: library)
    upstream.keep_pages()
    assert asked == {-3: upstream.PIECE, -1: upstream.END}
    assert asked[-3] <= 32 << 20  # glibc refuses more


def test_only_a_frozen_process_stays_frozen() -> None:
    gc.unfreeze()  # another test may have loaded the app, which freezes
    upstream.settle(freeze=True)
    try:
        assert gc.get_freeze_count() > 0
        upstream.settle(freeze=False)
        assert gc.get_freeze_count() == 0
    finally:
        gc.unfreeze()


def test_streamlit_asks_nobody_for_an_address_that_is_known(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def asked(*_args: object, **_more: object) -> None:
        raise AssertionError

    assert "_external_ip" in vars(net_util)
    monkeypatch.setattr(net_util, "_external_ip", None)
    monkeypatch.setattr(net_util, "_make_blocking_http_get", asked)
    upstream.ask_nobody_for_our_address()
    assert net_util.get_external_ip() == ""


def test_a_run_s_last_message_waits_as_long_as_it_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    assert runtime.MESSAGE_FLUSH_INTERVAL_SECS in (0.005, upstream.FLUSH)  # type: ignore[attr-defined]
    source = inspect.getsource(runtime.Runtime._loop_coroutine)
    assert "MESSAGE_FLUSH_INTERVAL_SECS" in source
    monkeypatch.setattr(runtime, "MESSAGE_FLUSH_INTERVAL_SECS", 0.005)
    upstream.send_messages_at_once()
    assert runtime.MESSAGE_FLUSH_INTERVAL_SECS == upstream.FLUSH  # type: ignore[attr-defined]


FAILING = 7
"""The message that a session cannot handle."""


class Session:
    """What stands for Streamlit's session: who wakes its loop, what it is told, what it tells."""

    def __init__(self) -> None:
        """Live on the running loop."""
        self._event_loop = asyncio.get_running_loop()
        self._message_enqueued_callback: Callable[[], None] | None = self.tell
        self.woken = self.told = 0
        self.handled: list[object] = []

    def tell(self) -> None:
        """Count that something waits to be sent."""
        self.told += 1

    def _call_soon_on_event_loop(self, callback: Callable[[], None]) -> None:
        self.woken += 1
        self._event_loop.call_soon_threadsafe(callback)

    def _handle_scriptrunner_event_on_event_loop(
        self, _sender: object, _event: ScriptRunnerEvent, forward_msg: object = None
    ) -> None:
        assert self._message_enqueued_callback is None
        self.handled.append(forward_msg)
        if forward_msg == FAILING:
            raise ValueError(forward_msg)


def test_what_a_run_says_is_passed_on_whole_in_order_and_in_few_parts() -> None:
    session = asyncio.run(_said(500))
    assert session.handled == [None, *range(500), None]
    assert session._message_enqueued_callback == session.tell
    # At the start, at the end, and once for every 5 ms between; once more after one that failed.
    assert session.woken < 250
    assert session.told == session.woken + 1


def test_a_message_without_a_sequel_is_passed_on() -> None:
    assert asyncio.run(_said(3, ends=False)).handled == [None, 0, 1, 2]


def test_a_session_has_the_insides_that_a_run_speaks_to() -> None:
    for name in ("_call_soon_on_event_loop", "_handle_scriptrunner_event_on_event_loop"):
        assert callable(getattr(AppSession, name))
    held = inspect.getsource(AppSession.__init__)
    assert "self._event_loop = " in held
    assert "self._message_enqueued_callback = " in held
    assert "on_event.connect(self._on_scriptrunner_event)" in inspect.getsource(
        AppSession._create_scriptrunner
    )
    assert "self._message_enqueued_callback()" in inspect.getsource(AppSession._enqueue_forward_msg)


async def _said(messages: int, *, ends: bool = True) -> Session:
    """Let a run in a thread of its own say so many messages."""
    upstream.speak_in_sentences()
    session = Session()

    def run() -> None:
        hear = partial(AppSession._on_scriptrunner_event, session, None)  # type: ignore[arg-type]
        hear(ScriptRunnerEvent.SCRIPT_STARTED)
        for number in range(messages):
            hear(ScriptRunnerEvent.ENQUEUE_FORWARD_MSG, forward_msg=number)  # type: ignore[arg-type]
        if ends:
            hear(ScriptRunnerEvent.SCRIPT_STOPPED_WITH_SUCCESS)

    await asyncio.to_thread(run)
    await asyncio.sleep(4 * upstream.COMPANY)
    return session


def test_the_theme_that_is_told_once_is_the_one_that_is_configured(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    source = inspect.getsource(AppSession._create_new_session_message)
    assert source.count("_populate_theme_msg(") == 6
    sections = ("theme", "theme.light", "theme.dark", "theme.sidebar", "theme.dark.sidebar")
    read = app_session._populate_theme_msg
    asked: list[str] = []

    def counted(message: CustomThemeConfig, section: str) -> None:
        asked.append(section)
        read(message, section)

    monkeypatch.setattr(app_session, "_populate_theme_msg", counted)
    upstream.tell_the_theme_once()
    for section in sections * 2:
        told, wanted = CustomThemeConfig(), CustomThemeConfig()
        app_session._populate_theme_msg(told, section)
        read(wanted, section)
        assert told == wanted
    light = CustomThemeConfig()
    app_session._populate_theme_msg(light, "theme.light")
    assert light.primary_color.startswith("#")
    assert asked == list(sections)


def test_streamlit_keeps_bound_widgets_under_the_names_that_we_read() -> None:
    state = SafeSessionState(SessionState(), lambda: None)
    assert hasattr(state._state._new_widget_state, "widget_metadata")
    with state.query_params() as parameters:
        assert isinstance(parameters._initial_query_params, dict)
        assert isinstance(parameters._bindings_by_param, dict)
        assert parameters.get_initial_value("x") is None
    assert "deserializer" in WidgetMetadata.__dataclass_fields__


def test_an_address_of_the_history_keeps_what_both_pages_have() -> None:
    """A parameter that a widget of the page before was bound to is filtered out of any other."""
    upstream.take_addresses_whole()
    upstream.take_addresses_whole()
    assert ScriptRunner._run_script.__module__ == "serving.upstream"
    assert "is_history_navigation" in RerunData.__dataclass_fields__
    kept = QueryParams()
    kept.bind_widget("tab", "widget", "string_value", "left")
    kept.populate_from_query_string("tab=films&film=Up", {"main", "come to"})
    assert kept.to_dict() == {"film": "Up"}
    kept._bindings_by_param.clear()
    kept._bindings_by_widget.clear()
    kept.populate_from_query_string("tab=films&film=Up", {"main", "come to"})
    assert kept.to_dict() == {"tab": "films", "film": "Up"}


def test_nothing_of_others_is_touched_anywhere_else() -> None:
    """No other file assigns to a module of others, or reads a private name of one."""
    found = {
        f"{path.relative_to(ROOT)}: {text}"
        for path in sources()
        for text in touched(ast.parse(path.read_text(encoding="utf-8")))
    }
    assert found == set()


def sources() -> list[Path]:
    places = ("api", "charts", "language", "resources", "serving", "ui", "views", "queries")
    files = [path for place in places for path in (ROOT / place).rglob("*.py")]
    return [path for path in [*files, ROOT / "app.py"] if str(path.relative_to(ROOT)) not in FENCED]


def touched(tree: ast.Module) -> set[str]:
    """Return private attributes read of imported modules, and attributes that are assigned to."""
    modules = {
        (alias.asname or alias.name).split(".")[0]
        for node in ast.walk(tree)
        if isinstance(node, ast.Import)
        for alias in node.names
    }
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            private = node.attr.startswith("_") and not node.attr.startswith("__")
            stored = isinstance(node.ctx, ast.Store)
            if node.value.id in modules and (private or stored):
                found.add(f"{node.value.id}.{node.attr}")
    return found


def test_the_script_of_charts_is_changed_where_it_would_draw_them_twice() -> None:
    folder = upstream.scripts()
    assert folder is not None
    (path,) = (p for p in folder.glob("js/*.js") if upstream.CHARTS.search(p.as_posix()))
    script = path.read_bytes()
    assert script.count(upstream.THEMED) == script.count(upstream.UNMEASURED) == 1
    changed = upstream.drawn_once(script)
    assert changed.count(b"drawnIn.current=c,F(t=>Le(t,e.theme,c)))}") == 1
    assert b"return t>0?i(Je," in changed
    assert upstream.drawn_once(b"a script of a later release") == b"a script of a later release"


def test_streamlit_has_the_font_of_icons_under_the_name_that_is_replaced() -> None:
    folder = upstream.scripts()
    assert folder is not None
    assert [p for p in folder.glob("media/*") if upstream.ICONS.search(p.as_posix())]


def test_a_page_is_told_what_the_server_would_say_of_itself() -> None:
    (route,) = create_host_config_routes(None)
    with TestClient(Starlette(routes=[route])) as client:
        said = client.get(route.path).json()
    assert upstream.host().items() <= said.items()
    assert upstream.host().keys() == {"allowedOrigins", "useExternalAuthToken"}


def test_matrices_are_multiplied_on_the_thread_that_asks() -> None:
    def threads() -> set[int]:
        return {pool["num_threads"] for pool in threadpool_info() if pool["user_api"] == "blas"}

    with threadpool_limits(2, user_api="blas"):  # which gives back what was before
        assert threads() == {2}
        upstream.multiply_alone()
        assert threads() == {1}


def test_the_first_script_begins_the_charts_once_all_else_is_drawn() -> None:
    folder = upstream.scripts()
    assert folder is not None
    (path,) = (p for p in folder.glob("js/*.js") if upstream.FIRST.search(p.as_posix()))
    script = path.read_bytes()
    (name,) = upstream.CHARTS_COME.findall(script)
    changed = upstream.charts_last(script)
    assert changed.count(upstream.STILL + b".then(() => import(" + name + b"))") == 1
    assert len(changed) == len(script) + len(upstream.STILL) + len(b".then(() => )")
    assert upstream.charts_last(b"a script of a later release") == b"a script of a later release"
