// Makes each followed link one step of the history, with its own address and no other's.
//
// Streamlit pushes no step for a link from a page to itself, and sends the choices of the page
// that is left along with a link to another. It reads the address alone where the reader goes
// Back, so a link is followed that way: first the address, then `popstate`.
((paths) => {
  if (window.butacaFollows) return;
  window.butacaFollows = true;
  // The reader's language, the version of the data, and whether the page is part of another, go along.
  const KEPT = ["lang", "data", "embed", "embed_options"];
  const MENU = '[data-testid^="stTopNav"], [data-testid^="stSidebarNav"]';
  const push = history.pushState.bind(history);
  // What a grid shows of a cell that is opened by the keyboard.
  const CELL = "gdg-link-area";
  // Tenths of a second that Enter waits for an answer; typing is sent after three of them.
  const TRIES = 50;
  const folder = (url) => url.pathname.slice(0, url.pathname.lastIndexOf("/") + 1);
  // Where this run's linked cells lead. The page says it in a script of its own, which may come first.
  const address = (text) => new Map(Object.entries(window.butacaCells ?? {})).get(text);
  let pressed = false;

  const ours = (to) =>
    to.origin === location.origin &&
    folder(to) === folder(location) &&
    paths.includes(to.pathname.slice(folder(to).length));

  const follow = (to, stay) => {
    const here = new URL(location.href);
    for (const key of KEPT)
      if (!to.searchParams.has(key))
        for (const value of here.searchParams.getAll(key)) to.searchParams.append(key, value);
    pressed = false;
    if (to.href !== here.href) push({}, "", to);
    dispatchEvent(new PopStateEvent("popstate"));
    if (!stay) document.querySelector('[data-testid="stMain"]')?.scrollTo(0, 0);
  };

  // What the server corrects in an address is no step of its own: only the first push after the
  // reader did something is one.
  for (const done of ["pointerdown", "keydown", "click"])
    addEventListener(done, () => (pressed = true), true);
  history.pushState = (state, title, to) => {
    if (pressed) push(state, title, to);
    else history.replaceState(state, title, to);
    pressed = false;
  };

  const elsewhere = (event) =>
    event && (event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);

  addEventListener(
    "click",
    (event) => {
      const link = event.target.closest?.("a[href]");
      if (!link || elsewhere(event) || link.hasAttribute("download")) return;
      const shown = link.getAttribute("href");
      const written = link.classList.contains(CELL) ? address(shown) : shown;
      if (written === undefined || written.startsWith("#") || link.closest(MENU)) return;
      // A link to the first page has no path of its own.
      const to = new URL(/^(\?|$)/.test(written) ? `./${written}` : written, location.href);
      if (!ours(to)) return;
      event.preventDefault();
      event.stopPropagation();
      // The films of a word stand below its cloud.
      follow(to, link.closest(".cloud"));
    },
    true,
  );

  // Enter in the search box leads to its first answer, once the answers to all of it are there.
  addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !event.target.closest?.(".st-key-search")) return;
    const typed = event.target.value;
    const settled = (tries) => {
      if (!tries || event.target.value !== typed) return;
      const app = document.querySelector('[data-testid="stApp"]');
      const done = app?.getAttribute("data-test-script-state") === "notRunning";
      const first = document.querySelector(".st-key-searching a[href]");
      if (tries < TRIES - 4 && done && first) first.click();
      else setTimeout(settled, 100, tries - 1);
    };
    settled(TRIES);
  });

  // A field that is pressed is replaced by what is typed, as an address bar is: few add to a name.
  let fresh = null;
  addEventListener("focusin", (event) => (fresh = event.target));
  addEventListener("click", (event) => {
    if (event.target === fresh && fresh.matches('input[type="text"]')) fresh.select();
    fresh = null;
  });

  // The menu of a phone covers the page that it leads to.
  addEventListener("click", (event) => {
    if (innerWidth > 768 || !event.target.closest?.('[data-testid="stSidebarNavLink"]')) return;
    document.querySelector('[data-testid="stSidebarCollapseButton"] button')?.click();
  });

  // A grid opens the text of a linked cell as if it were an address: here is the address of each.
  const open = window.open.bind(window);
  window.open = (written, ...more) => {
    const to = address(written) ?? address(String(written).replace("https://", ""));
    if (to === undefined) return open(written, ...more);
    if (elsewhere(window.event)) return open(to, ...more);
    follow(new URL(to, location.href));
    return null;
  };
})
