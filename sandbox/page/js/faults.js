// Trouble on the line, switched on for a few calls or until it is switched off.

import { post, remove } from "./api.js";
import { h } from "./dom.js";
import { t } from "./settings.js";
import { on, world } from "./world.js";

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

// Switching one on or off moves nothing: each says in its own row how it stands.
export function faultsDrawer() {
  const rows = FAULTS.map(faultRow);
  const others = h("li", { class: "quiet", hidden: true });
  const state = h("p", { role: "status" });
  const clear = h(
    "button",
    { type: "button", class: "solid", onclick: () => remove("/control/faults") },
    t("clear_faults"),
  );
  const foot = h("div", { class: "faults-foot" }, state, clear);
  const draw = () => {
    const strange = world.faults.filter((fault) => !FAULTS.some(([, one]) => isOf(fault, one)));
    for (const row of rows) row.draw();
    others.hidden = !strange.length;
    others.textContent = strange.map(wordsFor).join(t("and"));
    state.textContent = world.faults.length
      ? t("in_effect", { n: world.faults.length })
      : t("none_active");
    clear.setAttribute("aria-disabled", String(!world.faults.length));
    foot.classList.toggle("bad", world.faults.length > 0);
  };
  draw();
  const list = h(
    "ul",
    { class: "faults" },
    rows.map((row) => row.element),
    others,
  );
  const element = h(
    "div",
    { class: "drawer-body faults-body" },
    h("p", { class: "quiet" }, t("faults_help")),
    list,
    foot,
  );
  return { element, stop: on("trouble", draw) };
}

function faultRow([key, fault]) {
  const left = h("span", { class: "fault-left" });
  const buttons = COUNTS.map(([words, count]) => {
    const look = { type: "button", class: "chip", "aria-label": `${t(key)}: ${t(words)}` };
    const add = () => post("/control/faults", { ...fault, count });
    return h("button", { ...look, onclick: add }, t(words));
  });
  const head = h("div", { class: "fault-head" }, h("span", {}, t(key)), left);
  const element = h("li", {}, head, h("span", { class: "choices" }, buttons));
  const draw = () => {
    const active = world.faults.filter((one) => isOf(one, fault));
    element.classList.toggle("on", active.length > 0);
    left.textContent = active.length ? leftOf(active) : "";
  };
  return { element, draw };
}

function leftOf(active) {
  if (active.some((fault) => fault.count === null)) return t("until_off");
  return t("times_left", { n: active.reduce((sum, fault) => sum + fault.count, 0) });
}

function isOf(fault, one) {
  return (
    Object.entries(one).every(([name, value]) => fault[name] === value) &&
    Boolean(one.after) === fault.after
  );
}

export function wordsFor(fault) {
  const known = FAULTS.find(([, one]) => isOf(fault, one));
  return known ? t(known[0]) : `${fault.outcome} ${fault.method}`;
}
