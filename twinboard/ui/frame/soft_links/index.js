// A click on a link to one of our pages goes there as the browser's own Forward does: without loading everything anew.
export default function ({ data }) {
  const paths = new Set(data.paths);
  const follow = (event) => {
    if (event.defaultPrevented || isForAnotherTab(event)) return;
    const link = event.composedPath().find((each) => each.tagName === "A");
    if (!link || link.target === "_blank" || link.download || link.origin !== location.origin) return;
    const folder = location.pathname.slice(0, location.pathname.lastIndexOf("/") + 1);
    const path = link.pathname.startsWith(folder) ? decodeURIComponent(link.pathname.slice(folder.length)) : null;
    if (!paths.has(path) || isLoadedAnew(link)) return;
    event.preventDefault();
    history.pushState({}, "", link.href);
    dispatchEvent(new PopStateEvent("popstate"));
    document.querySelector('[data-testid="stMain"]')?.scrollTo(0, 0);
  };
  const forget = holdBack();
  addEventListener("beforeunload", warn);
  document.addEventListener("click", follow);
  return () => {
    forget();
    removeEventListener("beforeunload", warn);
    document.removeEventListener("click", follow);
  };
}

// What an officer typed, and neither published nor kept, is gone with the window: the browser asks before.
function warn(event) {
  if (document.querySelector(".tb-footer[data-unsaved]")) event.preventDefault();
}

// What was typed is sent after the paint that follows the end of typing. A tap on a link that leaves the field in the same
// moment would be sent before it, and the page of the field would come back: so the tap waits until then.
function holdBack() {
  let typedIn = null, leftAt = -1;
  const typed = (event) => (typedIn = event.composedPath()[0]);
  const left = (event) => {
    if (event.composedPath()[0] !== typedIn) return;
    [typedIn, leftAt] = [null, performance.now()];
  };
  const hold = (event) => {
    const pressed = event.composedPath().find((each) => each.tagName === "A");
    if (!event.isTrusted || !pressed || pressed.target === "_blank" || isForAnotherTab(event)) return;
    if (performance.now() - leftAt > 200) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => pressed.click(), 50)));
  };
  const heard = { input: typed, focusout: left, click: hold };
  for (const [name, listener] of Object.entries(heard)) addEventListener(name, listener, true);
  return () => Object.entries(heard).forEach(([name, listener]) => removeEventListener(name, listener, true));
}

function isForAnotherTab(event) {
  return event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
}

// A version or a draft that the reader chose stays with the session; a name that both addresses have is taken out of the one left.
function isLoadedAnew(link) {
  const here = new URLSearchParams(location.search), there = new URLSearchParams(link.search);
  return here.has("version") || here.has("draft") || [...here.keys()].some((name) => there.has(name));
}
