// A click on a link to one of our pages goes there as the browser's own Forward does: without loading everything anew.
export default function ({ data }) {
  const paths = new Set(data.paths);
  const follow = (event) => {
    if (event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
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
  document.addEventListener("click", follow);
  return () => document.removeEventListener("click", follow);
}

// A version or a draft that the reader chose stays with the session; a name that both addresses have is taken out of the one left.
function isLoadedAnew(link) {
  const here = new URLSearchParams(location.search), there = new URLSearchParams(link.search);
  return here.has("version") || here.has("draft") || [...here.keys()].some((name) => there.has(name));
}
