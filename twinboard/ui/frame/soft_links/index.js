// A click on a link to one of our pages asks the server for that page, instead of loading everything anew.
export default function ({ data, setTriggerValue }) {
  const paths = new Set(data.paths);
  const follow = (event) => {
    if (event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const link = event.composedPath().find((each) => each.tagName === "A");
    if (!link || link.target === "_blank" || link.download || link.origin !== location.origin) return;
    const folder = location.pathname.slice(0, location.pathname.lastIndexOf("/") + 1);
    const path = link.pathname.startsWith(folder) ? decodeURIComponent(link.pathname.slice(folder.length)) : null;
    if (!paths.has(path)) return;
    event.preventDefault();
    setTriggerValue("asked", { path, query: [...new URL(link.href).searchParams] });
    document.querySelector('[data-testid="stMain"]')?.scrollTo(0, 0);
  };
  document.addEventListener("click", follow);
  return () => document.removeEventListener("click", follow);
}
