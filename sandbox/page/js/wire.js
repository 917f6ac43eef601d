// The wire: calls and updates as they pass, to be filtered, read and repeated.

import { get } from "./api.js";
import { h, icon } from "./dom.js";
import { nameOf } from "./media.js";
import { t } from "./settings.js";
import { seconds } from "./times.js";
import { world } from "./world.js";

const KEPT = 400;
const WAIT_S = 25;

export function wireDrawer() {
  const state = { entries: [], last: 0, on: true };
  const filter = h("input", {
    type: "search",
    placeholder: t("filter"),
    "aria-label": t("filter"),
  });
  const polls = h("input", { type: "checkbox" });
  const list = h("ol", { class: "wire", tabindex: "0", "aria-label": t("wire") });
  const draw = () =>
    drawList(list, state.entries, filter.value.trim().toLowerCase(), polls.checked);
  filter.addEventListener("input", draw);
  polls.addEventListener("change", draw);
  followWire(state, draw);
  const tools = h(
    "div",
    { class: "wire-tools" },
    filter,
    h("label", { class: "check" }, polls, t("show_polls")),
  );
  const element = h(
    "div",
    { class: "drawer-body" },
    h("p", { class: "quiet" }, t("wire_help")),
    tools,
    list,
  );
  return {
    element,
    stop: () => {
      state.on = false;
    },
  };
}

async function followWire(state, draw) {
  const { last } = await get("/control/wire?limit=0");
  state.last = Math.max(0, last - KEPT);
  while (state.on) {
    try {
      const { entries } = await get(
        `/control/wire?after=${state.last}&limit=${KEPT}&wait=${state.entries.length ? WAIT_S : 0}`,
      );
      if (!state.on) return;
      state.last = entries.length ? entries[entries.length - 1].seq : state.last;
      state.entries = [...state.entries, ...entries].slice(-KEPT);
      draw();
      await new Promise((resolve) => setTimeout(resolve, 120));
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 1000));
    }
  }
}

function drawList(list, entries, words, polls) {
  const shown = entries.filter((entry) => wanted(entry, words, polls)).reverse();
  const kept = new Map([...list.children].map((item) => [Number(item.dataset.seq), item]));
  const items = shown.map((entry) => kept.get(entry.seq) || row(entry));
  list.replaceChildren(...(items.length ? items : [h("li", { class: "quiet" }, t("no_entries"))]));
}

function wanted(entry, words, polls) {
  const quiet =
    entry.kind === "handed" || entry.kind === "confirmed" || entry.method === "getUpdates";
  if (quiet && !polls) return false;
  if (!words) return true;
  entry.sought ??= JSON.stringify(entry).toLowerCase();
  return entry.sought.includes(words);
}

function row(entry) {
  const bad = entry.kind === "call" && entry.status !== 200;
  const mark = h(
    "span",
    { class: `wire-kind ${entry.kind}${bad ? " bad" : ""}` },
    entry.kind === "call" ? String(entry.status ?? "—") : t(entry.kind),
  );
  const head = h(
    "summary",
    {},
    h("time", {}, seconds(entry.at_ms)),
    mark,
    h("strong", {}, titleOf(entry)),
    h("span", { class: "quiet wire-gist" }, gistOf(entry)),
  );
  const details = h("details", {}, head);
  details.addEventListener("toggle", () => {
    if (details.open && details.children.length === 1) details.append(...detailsOf(entry));
  });
  return h("li", { "data-seq": entry.seq }, details);
}

function titleOf(entry) {
  if (entry.kind === "call") return entry.method;
  if (entry.kind !== "queued") return `#${entry.update_id}`;
  return Object.keys(entry.update).find((name) => name !== "update_id") || "";
}

function gistOf(entry) {
  if (entry.kind === "call") {
    const { chat_id: chat, text, caption } = entry.params || {};
    return [nameIn(chat), text || caption || entry.response?.description]
      .filter(Boolean)
      .join(" · ");
  }
  const update = entry.update || {};
  const message = update.message || update.edited_message || {};
  return message.text || message.caption || update.callback_query?.data || "";
}

// Who or what a chat id belongs to, as far as it is known.
function nameIn(chat) {
  const found = [...world.people, ...world.groups].find((one) => String(one.id) === String(chat));
  return found ? found.title || nameOf(found) : chat;
}

function detailsOf(entry) {
  const { sought, ...shown } = entry;
  const text = h("pre", { tabindex: "0" }, JSON.stringify(shown, null, 2));
  if (entry.kind !== "call") return [text];
  const copy = h("button", { type: "button", class: "chip" }, icon("copy"), t("copy_curl"));
  copy.addEventListener("click", async () => {
    await navigator.clipboard.writeText(curlFor(entry));
    copy.replaceChildren(icon("tick"), t("copied"));
  });
  return [copy, text];
}

const quoted = (words) => `'${words.replaceAll("'", "'\\''")}'`;

export function curlFor(entry) {
  const bot = world.bots.find((one) => one.id === entry.bot) || { token: "TOKEN" };
  const address = `${location.origin}/bot${bot.token}/${entry.method}`;
  const body = quoted(JSON.stringify(entry.params || {}));
  return `curl -sS ${quoted(address)} -H 'Content-Type: application/json' -d ${body}`;
}
