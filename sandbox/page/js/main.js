// Puts the page together and keeps it up.

import { address } from "./address.js";
import { Bar, keepTime } from "./bar.js";
import { attach, Deck } from "./deck.js";
import { h } from "./dom.js";
import { Drawer } from "./drawer.js";
import { settings, t, titled } from "./settings.js";
import { speak } from "./speech.js";
import { followScene, play, Show } from "./show.js";
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
  parts.show?.steps.rest();
  parts.show = new Show({
    stories: () => parts.bar.stories.click(),
    look: (key, label) => parts.deck.look(key, label),
  });
  parts.lead = h("p", { class: "lead" });
  parts.lost = h("div", { class: "lost", role: "status" });
  showDeck(parts.deck);
  const skip = h("a", { class: "skip", href: "#phones" }, t("skip"));
  app.replaceChildren(
    skip,
    parts.bar.element,
    parts.lead,
    ...parts.deck.element,
    parts.drawer.element,
    parts.show.element,
    parts.lost,
  );
  showOnline();
  showLead();
}

// The first screen says what this is, until a story was seen or put away; where there are none,
// until somebody writes.
function showLead() {
  const begun = world.stories.length
    ? settings.invited || world.scene.state !== "idle"
    : [...world.phones.values()].some(({ messages }) => messages.size);
  parts.lead.textContent = titled(world.about) || t("about");
  parts.lead.hidden = begun;
}

function showOnline() {
  parts.lost.textContent = world.online ? "" : t("lost");
}

// The address may name a story; one that plays or has just ended is not begun anew.
function begin() {
  const { story } = address();
  const known = world.stories.some(({ id }) => id === story);
  if (known && (world.scene.state === "idle" || world.scene.story !== story)) play(story);
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
begin();
on("online", showOnline);
on("loaded", () => {
  parts.bar.drawTools();
  showLead();
});
on("scene", showLead);
on("changed", showLead);
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
