// When the drawer is closed, the focus goes to what opens it in its card, where it would be lost or in another card.
const EVERY_MS = 100, MOST_TRIES = 30;

export default function ({ data }) {
  const find = (key) => document.querySelector(`.st-key-${key.replace(/[^a-zA-Z0-9_-]/g, "-")}`);
  const goBack = (tries) => {
    if (document.querySelector('[role="dialog"]')) {
      if (tries) setTimeout(goBack, EVERY_MS, tries - 1);
    } else if (!find(data.card)?.contains(document.activeElement)) {
      find(data.opener)?.querySelector("button")?.focus({ preventScroll: true });
    }
  };
  return () => setTimeout(goBack, EVERY_MS, MOST_TRIES);
}
