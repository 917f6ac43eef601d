// What the page's address says: ?story=visit&language=en&theme=dark

const NAMES = ["story", "language", "theme"];

export function address() {
  const asked = new URLSearchParams(location.search);
  return Object.fromEntries(NAMES.map((name) => [name, asked.get(name) || ""]));
}

// An empty value leaves the address.
export function showAddress(changes) {
  const asked = new URLSearchParams(location.search);
  for (const name of NAMES) {
    if (!(name in changes)) continue;
    if (changes[name]) asked.set(name, changes[name]);
    else asked.delete(name);
  }
  const words = asked.toString();
  history.replaceState(null, "", words ? `?${words}` : location.pathname);
}
