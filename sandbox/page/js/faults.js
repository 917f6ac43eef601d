// Trouble on the line, switched on for a few calls or until it is switched off.

import { get, post, remove } from "./api.js";
import { h } from "./dom.js";
import { t } from "./settings.js";

const LATE_MS = 30000;
const SLOW_MS = 2000;

const FAULTS = [
  ["fault_429", { outcome: "status", status: 429, retry_after: 3, method: "send*" }],
  ["fault_500", { outcome: "status", status: 500, method: "send*" }],
  ["fault_late", { outcome: "reset", wait_ms: LATE_MS, method: "send*" }],
  ["fault_slow", { outcome: "answer", wait_ms: SLOW_MS, method: "*" }],
  ["fault_reset", { outcome: "reset", method: "send*" }],
  ["fault_reset_after", { outcome: "reset", after: true, method: "send*" }],
  ["fault_duplicate", { outcome: "duplicate", method: "getUpdates" }],
  ["fault_reorder", { outcome: "reorder", method: "getUpdates" }],
];
const COUNTS = [
  ["once", 1],
  ["five", 5],
  ["until_off", null],
];

export function faultsDrawer() {
  const active = h("div", { class: "active", role: "status", tabindex: "-1" });
  const show = ({ faults }) => {
    const held = active.contains(document.activeElement);
    active.replaceChildren(...activeList(faults, clear));
    if (held) active.focus();
  };
  const clear = async () => show(await remove("/control/faults"));
  const add = async (fault, count) => show(await post("/control/faults", { ...fault, count }));
  const rows = FAULTS.map(([key, fault]) => {
    const buttons = COUNTS.map(([words, count]) =>
      h(
        "button",
        {
          type: "button",
          class: "chip",
          "aria-label": `${t(key)}: ${t(words)}`,
          onclick: () => add(fault, count),
        },
        t(words),
      ),
    );
    return h("li", {}, h("span", {}, t(key)), h("span", { class: "choices" }, buttons));
  });
  const refresh = async () => show(await get("/control/faults"));
  refresh();
  const timer = setInterval(refresh, 2000);
  const element = h(
    "div",
    { class: "drawer-body" },
    h("p", { class: "quiet" }, t("faults_help")),
    active,
    h("ul", { class: "faults" }, rows),
  );
  return { element, stop: () => clearInterval(timer) };
}

function activeList(faults, clear) {
  if (!faults.length) return [h("p", { class: "calm" }, t("none_active"))];
  const items = faults.map((fault) => {
    const left = fault.count === null ? t("until_off") : t("times_left", { n: fault.count });
    return h("li", {}, h("span", {}, wordsFor(fault)), h("span", { class: "quiet" }, left));
  });
  return [
    h("strong", {}, t("active")),
    h("ul", {}, items),
    h("button", { type: "button", class: "solid", onclick: clear }, t("clear_faults")),
  ];
}

function wordsFor(fault) {
  const known = FAULTS.find(
    ([, one]) =>
      Object.entries(one).every(([name, value]) => fault[name] === value) &&
      Boolean(one.after) === fault.after,
  );
  return known ? t(known[0]) : `${fault.outcome} ${fault.method}`;
}
