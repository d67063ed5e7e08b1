// One card a screen: the arrow keys go to the next and to the one before, Escape leaves.
export default function ({ data }) {
  const cards = () => [...document.querySelectorAll('[data-testid="stMainBlockContainer"] h1, .stVerticalBlock[class*="st-key-card-"]')];
  const go = (event) => {
    if (event.target.closest?.("input, textarea, [role=dialog], [role=tab], [role=radio]")) return;
    if (event.key === "Escape") location.assign(data.leave);
    const step = { ArrowRight: 1, ArrowDown: 1, PageDown: 1, ArrowLeft: -1, ArrowUp: -1, PageUp: -1 }[event.key];
    if (!step) return;
    const found = cards();
    const tops = found.map((card) => Math.abs(card.getBoundingClientRect().top));
    const next = found[tops.indexOf(Math.min(...tops)) + step];
    event.preventDefault();
    next?.scrollIntoView({ block: "start" });
  };
  document.addEventListener("keydown", go, true);
  return () => document.removeEventListener("keydown", go, true);
}
