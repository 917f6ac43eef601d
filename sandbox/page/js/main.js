// Puts the page together and keeps it up.

import { Bar, keepTime } from "./bar.js";
import { attach, Deck } from "./deck.js";
import { h } from "./dom.js";
import { Drawer } from "./drawer.js";
import { t } from "./settings.js";
import { speak } from "./speech.js";
import { followScene, Show } from "./show.js";
import { follow, load, on, world } from "./world.js";

const parts = { bar: null, deck: null, show: null };
const app = document.getElementById("app");
const showDeck = attach(null);

function build() {
  document.title = t("page");
  parts.drawer?.close();
  parts.drawer = new Drawer();
  parts.bar = new Bar({ drawer: parts.drawer, redraw: build });
  parts.deck = new Deck({ mend: (panel) => parts.bar.opens(panel) });
  parts.show = new Show({ stories: () => parts.bar.stories.click() });
  parts.lost = h("div", { class: "lost", role: "status" });
  showDeck(parts.deck);
  const skip = h("a", { class: "skip", href: "#phones" }, t("skip"));
  app.replaceChildren(
    skip,
    parts.bar.element,
    ...parts.deck.element,
    parts.drawer.element,
    parts.show.element,
    parts.lost,
  );
  showOnline();
}

function showOnline() {
  parts.lost.textContent = world.online ? "" : t("lost");
}

// Alt and a digit go to a phone.
function shortcut(event) {
  if (!event.altKey || event.ctrlKey || event.metaKey || !/^Digit[1-9]$/.test(event.code)) return;
  const phone = [...world.phones.values()][Number(event.code.slice(5)) - 1];
  if (!phone) return;
  event.preventDefault();
  parts.deck.go(phone.user, phone.peer);
}

await load();
build();
on("online", showOnline);
on("loaded", () => parts.bar.drawTools());
on("trouble", () => parts.bar.drawAlarms());
on("recording", () => parts.bar.drawTools());
keepTime(() => parts.bar);
followScene(
  () => parts.show,
  (key, label) => parts.deck.look(key, label),
);
document.addEventListener("keydown", shortcut);
document.addEventListener("keydown", (event) => parts.drawer.escape(event));
document.addEventListener("visibilitychange", () => {
  for (const key of parts.deck.visible) parts.deck.mark(key);
});
follow();
speak();
document.documentElement.dataset.ready = "yes";
