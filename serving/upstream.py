"""Other people's insides: every private name and process-wide switch of theirs that we touch.

Each function names what it buys and what happens without it; a test fails when an upgrade takes
away the name that it sets. What Streamlit keeps of bound widgets is in `ui.components.bindings`;
which of its allocators Arrow takes stands in `catalogue`, which a clean-up imports too, and what
pandera is kept from in `etl.check`.
"""

import ctypes
import gc
import re
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from streamlit.runtime.scriptrunner import RerunData, ScriptRunner

ICONS = re.compile(r"media/MaterialSymbols-Rounded\.[\w-]+\.woff2$")
"""Path of Streamlit's font of icons."""
CHARTS = re.compile(r"js/PlotlyChart\.[\w-]+\.js$")
"""Path of its script that draws charts."""
THEMED = b"(0,P.useEffect)(()=>{F(t=>Le(t,e.theme,c))},[e.id,c,e.theme])"
UNMEASURED = b"return t?i(Je,{width:t,...e}):null"
"""Of that script, what draws each chart again as it appears: in the theme that it has, and in the
width that it is told once it was drawn hidden in another one."""
FIRST = re.compile(r"js/index\.[\w-]+\.js$")
"""Path of the script that a page begins with."""
CHARTS_COME = re.compile(rb"import\((`\./PlotlyChart\.[\w-]+\.js`)\)")
"""Of that script, where the one of charts is fetched and begun."""
STILL = b"""new Promise(begin => {
  let still = 0, before, looks = 0;
  const look = () => {
    const running = document.querySelector('[data-test-script-state="running"]');
    const awaited = running || document.querySelectorAll('[data-testid="stSkeleton"]').length;
    still = awaited === before ? still + 1 : 0;
    before = awaited;
    if ((still > 4 && !running) || ++looks > 150) begin(); else setTimeout(look, 20);
  };
  look();
})"""
"""A promise that is kept once the page's run has ended and nothing has been drawn for a tenth of a
second, in three seconds at the latest."""
M_ARENA_MAX, M_MMAP_THRESHOLD, M_TRIM_THRESHOLD = -8, -3, -1
"""What `mallopt` of glibc calls the number of its heaps, from how many bytes on it asks the system
for each piece by itself, and how many bytes it keeps at the end of a heap."""
PIECE, END = 1 << 25, 1 << 27
COMPANY = 0.005
"""Seconds that a message waits for others to be passed on with."""
FLUSH = 0.001
"""Seconds that a message of a run waits for company."""


@contextmanager
def without_collections() -> Iterator[None]:
    """Collect no garbage while modules are imported, then leave them out of later collections.

    What is imported is no garbage: looking for some is a tenth of the start, and Streamlit collects
    after every run of a page. Without it both are slower, nothing else.
    """
    gc.disable()
    yield
    gc.freeze()
    gc.enable()


def ask_nobody_for_our_address() -> None:
    """Tell Streamlit that its external address is known, and empty.

    It asks a host on the Internet whenever a page of another origin knocks, and holds everybody up
    for the two seconds that it waits where there is no way out.
    """
    from streamlit import net_util

    net_util._external_ip = ""


def send_messages_at_once() -> None:
    """Let what a run says last wait one millisecond after what it said before, not five.

    Without it each change of a page is answered four milliseconds later.
    """
    from streamlit.runtime import runtime

    runtime.MESSAGE_FLUSH_INTERVAL_SECS = FLUSH  # type: ignore[attr-defined]


@dataclass(slots=True)
class Said:
    """What a run said and a session was not told yet; whether somebody will come for it."""

    events: deque[Callable[[], None]] = field(default_factory=deque)
    expected: bool = False


def speak_in_sentences() -> None:
    """Pass what a run says on in one go: when it starts and ends, and every `COMPANY` in between.

    Without it each message wakes the server's loop by itself, twice, and takes the interpreter away
    from the page that is being made: of a page of ninety elements that is a sixth of the work.
    """
    from streamlit.runtime.app_session import AppSession
    from streamlit.runtime.scriptrunner import ScriptRunnerEvent

    message = ScriptRunnerEvent.ENQUEUE_FORWARD_MSG

    def hear(session: Any, sender: object, event: ScriptRunnerEvent, **more: object) -> None:  # noqa: ANN401 - its insides
        said = session.__dict__.setdefault("_said", Said())
        handle = session._handle_scriptrunner_event_on_event_loop
        said.events.append(partial(handle, sender, event, **more))
        if event is not message:
            session._call_soon_on_event_loop(partial(_pass_on, session, said))
        elif not said.expected:
            # Said after it was appended, unsaid before anything is taken: nothing is left behind.
            said.expected = True
            come = partial(session._event_loop.call_later, COMPANY, _pass_on, session, said)
            session._call_soon_on_event_loop(come)

    AppSession._on_scriptrunner_event = hear  # type: ignore[method-assign, assignment]


def _pass_on(session: Any, said: Said) -> None:  # noqa: ANN401 - its insides
    """Let a session handle what was said; it tells that something waits to be sent once."""
    tell, session._message_enqueued_callback = session._message_enqueued_callback, None
    said.expected = False
    try:
        while said.events:
            said.events.popleft()()
    finally:
        session._message_enqueued_callback = tell
        if said.events:  # one that could not be handled keeps no other back
            session._event_loop.call_soon(_pass_on, session, said)
        if tell:
            tell()


def tell_the_theme_once() -> None:
    """Read the theme from the configuration once, and not at the start of every run.

    Without it a run asks for three hundred options, a twentieth of its work.
    """
    from streamlit.proto.NewSession_pb2 import CustomThemeConfig
    from streamlit.runtime import app_session

    read, told = app_session._populate_theme_msg, {}

    def tell(msg: CustomThemeConfig, section: str = "theme") -> None:
        if section not in told:
            told[section] = CustomThemeConfig()
            read(told[section], section)
        msg.MergeFrom(told[section])

    app_session._populate_theme_msg = tell


def drawn_once(script: bytes) -> bytes:
    """Return the script of charts so that a chart waits for its width, and keeps its theme.

    Without it every chart is drawn twice as it appears, and so after each change: the first time
    hidden and in vain, which takes a browser 50 to 150 ms.
    """
    in_theme = b"let drawnIn=(0,P.useRef)(t.getElementState(e.id,`figure`)?null:c);" + (
        THEMED.replace(b"F(t=>", b"drawnIn.current!==c&&(drawnIn.current=c,F(t=>")
    ).replace(b"))}", b")))}")
    measured = UNMEASURED.replace(b"t?", b"t>0?")
    return script.replace(THEMED, in_theme).replace(UNMEASURED, measured)


def host() -> dict[str, Any]:
    """Return what Streamlit's page asks the server for before it connects.

    A page that is told so connects at once, and asks beside it. Without it the first figure comes
    two round trips later, on a first visit after all scripts besides: half a second.
    """
    from streamlit import config

    allowed = list(config.get_option("client.allowedOrigins"))
    return {"allowedOrigins": allowed, "useExternalAuthToken": False}


def charts_last(script: bytes) -> bytes:
    """Return the first script so that the one of charts begins once all else of a page is drawn.

    It has a browser busy for half a second, in which no figure would appear that stands above it.
    """
    return CHARTS_COME.sub(rb"%b.then(() => import(\1))" % STILL, script)


def sans_typeface() -> Path | None:
    """Return the file of the typeface that Streamlit's pages are set in; None once it moved.

    It draws a link's card in the page's own letters; without it they are the headings'.
    """
    folder = scripts()
    return next(iter(folder.glob("media/SourceSansVF-Upright*.woff2")), None) if folder else None


def scripts() -> Path | None:
    """Return the folder of the scripts, styles and typefaces of Streamlit's pages.

    A page's head names the scripts that it will need (`serving.chunks`); without it they come in
    waves.
    """
    found = find_spec("streamlit")
    if found is None or not found.origin:
        return None
    return Path(found.origin).parent / "static/static"


def take_addresses_whole() -> None:
    """Let an address that the reader goes to keep each of its parameters.

    Streamlit takes away those that a widget of the page before was bound to, so `?tab=` of a link
    or of a step Back is lost where both pages have views. It means to keep what the menu sends
    along from the page that is left; an address of the history has nothing of another page.
    """
    from streamlit.runtime.scriptrunner import ScriptRunner

    run = ScriptRunner._run_script
    if run.__module__ == __name__:
        return

    def whole(runner: "ScriptRunner", request: "RerunData") -> None:
        if request.is_history_navigation:
            with runner._session_state.query_params() as parameters:
                parameters._bindings_by_param.clear()
                parameters._bindings_by_widget.clear()
        run(runner, request)

    ScriptRunner._run_script = whole  # type: ignore[method-assign, assignment]


def settle(*, freeze: bool) -> None:
    """Collect garbage once everything is loaded and give freed memory back to the system.

    With `freeze`, what is left is looked at by no later collection: Streamlit collects after every
    run of a page, which costs up to 150 ms with everything loaded.
    """
    gc.collect()
    if freeze:
        gc.freeze()
    else:
        gc.unfreeze()
    give_back()


def let_go() -> None:
    """Collect what a large answer left behind, a workbook's circles most of all, and give it back.

    What `settle` froze is not looked at, so that this takes a few milliseconds.
    """
    gc.collect()
    give_back()


def share_heaps() -> None:
    """Let all threads share two heaps, where the C library has one for each: glibc.

    What a thread frees stays in its own heap, full of holes; two of them hold 10 MB less after
    visits to all pages. Python's threads seldom ask at once. Before threads are started.
    """
    try:
        ctypes.CDLL(None).mallopt(M_ARENA_MAX, 2)
    except (AttributeError, OSError, TypeError):
        return


def multiply_alone() -> None:
    """Let matrices be multiplied on the thread that asks: OpenBLAS, which numpy brings along.

    Its helpers, one a core, are shared by all threads, and who waits for them keeps a core busy.
    Without it twenty people who ask for similar films at once wait 135 ms a film in place of 8.
    """
    from threadpoolctl import threadpool_limits

    threadpool_limits(1, user_api="blas")


def keep_pages() -> None:
    """Let the C library keep what one answer frees for the next: glibc.

    An answer that looks at a million films takes 35 MB of arrays; got from the system and given
    back each time, their pages cost as much as the answer. `resources.watch` gives back what is
    left whenever it looks. Without it similar films take 36 ms of a million in place of 19.
    """
    try:
        options = ctypes.CDLL(None).mallopt
    except (AttributeError, OSError, TypeError):
        return
    options(M_MMAP_THRESHOLD, PIECE)
    options(M_TRIM_THRESHOLD, END)


def give_back() -> None:
    """Return freed pages to the system, where the C library can: glibc keeps them otherwise.

    macOS, musl and Windows have no such call; Windows does not even name its C library None.
    """
    try:
        trim = ctypes.CDLL(None).malloc_trim
    except (AttributeError, OSError, TypeError):
        return
    trim(0)
