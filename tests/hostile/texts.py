"""Texts that break careless programs: hand-picked, and made by Hypothesis."""

from urllib.parse import quote

from hypothesis import strategies as st

ELSEWHERE = "elsewhere.example"
"""A host that nobody may ever ask for anything."""

HAND_PICKED = (
    "",
    " ",
    "0",
    "-1",
    "3,4",
    "1e999",
    "nan",
    "inf",
    "9" * 400,
    "null",
    "None",
    "true",
    "[]",
    "{}",
    "a" * 10_240,
    "ñ" * 5_000,
    "\0",
    "Toy\0Story",
    "%00",
    "%",
    "%zz",
    "../../etc/passwd",
    "..%2f..%2fetc%2fpasswd",
    "C:\\Windows\\win.ini",
    "'; DROP TABLE films; --",
    "1 OR 1=1",
    "<script>alert(1)</script>",
    f"<img src=https://{ELSEWHERE}/x.png onerror=alert(1)>",
    f"![x](https://{ELSEWHERE}/x.png)",
    f"[x](javascript:alert(1)) [y](https://{ELSEWHERE})",
    f'"><link rel=stylesheet href=//{ELSEWHERE}/x.css>',
    "$\\frac{1}{0}$ $$x$$ \\(",
    "$" * 50,
    ":red[x] :material/home: :smile:",
    "# h1\n\n---\n| a | b |\n|---|---|",
    "```python\nimport os\n```",
    "=1+1",
    '=HYPERLINK("http://x")',
    "+1",
    "@SUM(A1)",
    "-2+3|cmd",
    "\t=1",
    "\u202eevil\u202c",
    "\u200b\u200b",
    "\ufeff",
    "🎬" * 300,
    "👨‍👩‍👧‍👦",
    "e\u0301" * 100,
    "\u0345" * 200,
    "ﷺ" * 100,
    "İstanbul ŉ ẞ",
    "\ud7ff\ue000\uffff",
    "\r\nSet-Cookie: a=b",
    "{{7*7}} ${7*7} #{7*7}",
    "(((((((((((a+)+)+)+)+)+)+)+)+)+)+)",
    "__import__('os').system('true')",
    ".", "..", "/", "//", "?", "#", "&", ";", "\\",
)  # fmt: skip

texts = st.one_of(
    st.sampled_from(HAND_PICKED),
    st.text(max_size=60),
    st.text(alphabet="0123456789-+.,eE ", max_size=20),
    st.integers(-(10**20), 10**20).map(str),
    st.floats().map(str),
    st.builds("{}{}".format, st.sampled_from(HAND_PICKED), st.text(max_size=10)),
)


def quoted(text: str) -> tuple[str, str]:
    """Return a text percent-encoded as clients do it, and as careless ones do."""
    return quote(text, safe=""), quote(text, safe="/?#&=%+;:@[]")


raw = st.one_of(
    texts.map(lambda text: quoted(text)[0]),
    texts.map(lambda text: quoted(text)[1]),
    st.binary(max_size=40).map(lambda data: "".join(f"%{byte:02x}" for byte in data)),
)
"""Values for a link; some are bytes that are not UTF-8."""
