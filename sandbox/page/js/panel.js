// A panel of the host program: a JSON endpoint drawn as tables, with buttons that act.

import { get, post } from "./api.js";
import { h } from "./dom.js";
import { t, titled } from "./settings.js";

const EVERY_MS = 1500;

// The endpoint answers {sections: [{title, columns?, rows}], actions: [{title, url, danger?}], note?}.
export function panelDrawer(panel) {
  const content = h("div", { class: "panel-content" });
  const told = h("p", { class: "calm", role: "status" });
  let shown = "";
  const refresh = async () => {
    try {
      const given = await get(panel.url);
      const now = JSON.stringify(given);
      if (now === shown) return;
      shown = now;
      content.replaceChildren(...parts(given, act));
    } catch (error) {
      told.textContent = t("failed", { why: error.message });
    }
  };
  const act = async (action) => {
    told.textContent = "";
    try {
      const answer = await post(action.url);
      told.textContent = titled(answer.note) || t("done");
    } catch (error) {
      told.textContent = t("failed", { why: error.message });
    }
    await refresh();
  };
  refresh();
  const timer = setInterval(refresh, EVERY_MS);
  return {
    element: h("div", { class: "drawer-body" }, told, content),
    stop: () => clearInterval(timer),
  };
}

function parts({ sections = [], actions = [], note }, act) {
  const buttons = actions.map((action) => {
    const look = {
      type: "button",
      class: action.danger ? "plain danger" : "plain",
      onclick: () => act(action),
    };
    return h("button", look, titled(action.title));
  });
  return [
    note ? h("p", { class: "quiet" }, titled(note)) : null,
    buttons.length ? h("div", { class: "panel-actions" }, buttons) : null,
    ...sections.map(section),
  ].filter(Boolean);
}

function section({ title, columns, rows = [] }) {
  const head = columns
    ? h(
        "thead",
        {},
        h(
          "tr",
          {},
          columns.map((words) => h("th", { scope: "col" }, titled(words))),
        ),
      )
    : null;
  const body = h(
    "tbody",
    {},
    rows.map((cells) => h("tr", {}, cells.map(cell(columns)))),
  );
  const table = h("table", {}, h("caption", {}, titled(title)), head, body);
  return h(
    "div",
    { class: "panel-section" },
    table,
    rows.length ? null : h("p", { class: "quiet" }, t("nothing")),
  );
}

const cell = (columns) => (words, place) =>
  place === 0 && !columns
    ? h("th", { scope: "row" }, titled(words))
    : h("td", {}, typeof words === "object" ? titled(words) : String(words ?? ""));
