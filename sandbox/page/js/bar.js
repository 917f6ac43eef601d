// The control bar: time, trouble, the wire, what the host adds, and how the page looks.

import { post } from "./api.js";
import { menuBox, dialogBox } from "./boxes.js";
import { h, icon, iconButton } from "./dom.js";
import { faultsDrawer } from "./faults.js";
import { panelDrawer } from "./panel.js";
import { choose, isDark, settings, t, titled } from "./settings.js";
import { instantAt, seconds, shortDay } from "./times.js";
import { flipRecording } from "./recording.js";
import { speak } from "./speech.js";
import { storiesDrawer } from "./stories.js";
import { troubles } from "./trouble.js";
import { wireDrawer } from "./wire.js";
import { nowMs, on, world } from "./world.js";

const MINUTE = 60000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const MOVES = [
  ["to_now", () => ({ set_ms: Date.now() })],
  ["plus_15m", () => ({ advance_ms: 15 * MINUTE })],
  ["plus_1h", () => ({ advance_ms: HOUR })],
  ["this_evening", () => ({ set_ms: instantAt(0, 18) })],
  ["tomorrow_9", () => ({ set_ms: instantAt(1, 9) })],
  ["plus_7d", () => ({ advance_ms: 7 * DAY })],
  ["plus_1y", () => ({ advance_ms: 365 * DAY })],
];

export class Bar {
  constructor({ drawer, redraw }) {
    this.drawer = drawer;
    this.redraw = redraw;
    this.element = h("header", { class: "bar" });
    this.build();
  }

  build() {
    const home = h(
      "h1",
      { class: "brand" },
      h("img", { src: "/page/icon.svg", alt: "", width: "26", height: "26" }),
      t("page"),
    );
    this.tools = h("div", { class: "tools" });
    const looks = h(
      "div",
      { class: "looks", role: "group", "aria-label": t("appearance") },
      this.sizeButton(),
      this.themeButton(),
      this.languageButton(),
    );
    const controls = h(
      "div",
      { class: "controls", role: "group", "aria-label": t("controls") },
      this.clockGroup(),
      this.tools,
      (this.more = this.toolsMenu()),
    );
    this.element.replaceChildren(home, controls, looks);
    this.drawTools();
    this.tick();
  }

  clockGroup() {
    this.day = h("span", { class: "clock-day" });
    this.time = h("time", { class: "clock-time" });
    this.state = h("span", { class: "clock-state" });
    this.run = iconButton("pause", t("freeze"), () =>
      post("/control/clock", { running: !world.clock.running }),
    );
    const move = (change) => post("/control/clock", change());
    const moves = MOVES.map(([key, change]) =>
      h("button", { type: "button", class: "chip", onclick: () => move(change) }, t(key)),
    );
    const open = iconButton(
      "clock",
      t("move_clock"),
      () =>
        menuBox(
          document.body,
          t("move_clock"),
          MOVES.map(([key, change]) => ["clock", t(key), () => move(change)]),
          open,
        ),
      { class: "icon-button clock-menu" },
    );
    return h(
      "div",
      { class: "clock", role: "group", "aria-label": t("clock") },
      h(
        "div",
        { class: "clock-face" },
        this.time,
        h("span", { class: "clock-under" }, this.day, this.state),
      ),
      this.run,
      open,
      h("div", { class: "moves" }, moves),
    );
  }

  tick() {
    const now = nowMs();
    this.time.textContent = seconds(now);
    this.day.textContent = shortDay(now);
    const { running } = world.clock;
    this.state.textContent = t(running ? "running" : "frozen");
    if (this.running === running) return;
    this.running = running;
    const words = t(running ? "freeze" : "run");
    this.run.replaceChildren(icon(running ? "pause" : "play"));
    this.run.title = words;
    this.run.setAttribute("aria-label", words);
    this.element.classList.toggle("frozen", !running);
  }

  drawTools() {
    const panels = world.panels.map((panel) =>
      this.drawerButton("table", titled(panel.title), () => panelDrawer(panel)),
    );
    this.panels = new Map(world.panels.map((panel, place) => [panel.url, panels[place]]));
    this.faults = this.drawerButton("bug", t("faults"), faultsDrawer);
    const reset = world.reset ? bareChip("reset", t("reset"), () => this.reset()) : null;
    reset?.classList.add("danger");
    this.tools.replaceChildren(
      ...(world.stories.length ? [this.storiesButton()] : []),
      this.faults,
      this.drawerButton("wire", t("wire"), wireDrawer),
      ...panels,
      this.recordButton(),
      ...(reset ? [reset] : []),
    );
    this.drawer.follow([...this.tools.children]);
    this.drawAlarms();
  }

  // What is wrong marks the button that opens where it can be mended, and the menu of a narrow
  // screen that holds it.
  drawAlarms() {
    const found = new Map(troubles().map(({ panel, words }) => [this.mending(panel), words]));
    for (const button of this.tools.children) alarm(button, found.get(button));
    alarm(this.more, [...found.values()].join(t("and")));
  }

  mending(panel) {
    return panel ? this.panels.get(panel.url) : this.faults;
  }

  // Opens the drawer of a panel, or the faults.
  opens(panel) {
    const button = this.mending(panel);
    if (button.getAttribute("aria-expanded") !== "true") button.click();
  }

  recordButton() {
    const words = t(world.recording ? "stop_recording" : "record");
    const button = bareChip("record", words, flipRecording);
    button.classList.toggle("recording", world.recording);
    return button;
  }

  storiesButton() {
    this.stories = this.drawerButton("play", t("stories"), () =>
      storiesDrawer(() => this.drawer.close()),
    );
    return this.stories;
  }

  // On a narrow screen the tools are in a menu.
  toolsMenu() {
    const items = () =>
      [...this.tools.children].map((tool) => [
        tool.dataset.sign,
        tool.textContent,
        () => tool.click(),
      ]);
    const button = iconButton(
      "more",
      t("tools"),
      () => menuBox(document.body, t("controls"), items(), button),
      { class: "icon-button tools-menu" },
    );
    return button;
  }

  drawerButton(sign, words, build) {
    const button = h(
      "button",
      { type: "button", class: "chip", "data-sign": sign, "aria-expanded": "false" },
      icon(sign),
      h("span", {}, words),
    );
    button.addEventListener("click", () => this.drawer.toggle(words, build, button));
    return button;
  }

  reset() {
    dialogBox(t("reset"), [h("p", {}, t("reset_ask"))], t("yes"), () =>
      post(typeof world.reset === "string" ? world.reset : "/control/reset"),
    );
  }

  sizeButton() {
    const sizes = [
      ["", "size_normal"],
      ["large", "size_large"],
      ["larger", "size_larger"],
    ];
    const items = () =>
      sizes.map(([size, words]) => [
        settings.size === size ? "tick" : "edit",
        t(words),
        () => choose({ size }),
      ]);
    const button = h(
      "button",
      {
        type: "button",
        class: "icon-button type-size",
        title: t("type_size"),
        "aria-label": t("type_size"),
        onclick: () => menuBox(document.body, t("type_size"), items(), button),
      },
      "A",
    );
    return button;
  }

  themeButton() {
    const show = () => {
      const words = t(isDark() ? "to_light" : "to_dark");
      button.replaceChildren(icon(isDark() ? "sun" : "moon"));
      button.title = words;
      button.setAttribute("aria-label", words);
    };
    const flip = () => {
      choose({ theme: isDark() ? "light" : "dark" });
      show();
    };
    const button = iconButton("moon", t("to_dark"), flip);
    show();
    return button;
  }

  languageButton() {
    const other = settings.language === "en" ? ["zh", "中文"] : ["en", "English"];
    const flip = () => {
      choose({ language: other[0] });
      this.redraw();
      speak({ asks: true });
    };
    return h(
      "button",
      { type: "button", class: "chip", lang: other[0] === "en" ? "en" : "zh-CN", onclick: flip },
      other[1],
    );
  }
}

// Without words the alarm is over.
function alarm(button, words) {
  button.classList.toggle("alarm", Boolean(words));
  if (words) button.setAttribute("aria-description", words);
  else button.removeAttribute("aria-description");
}

// A chip with a sign only; its words are its title, and stand in the menu of a narrow screen.
function bareChip(sign, words, onclick) {
  const look = { type: "button", class: "chip bare", "data-sign": sign, title: words, onclick };
  return h("button", look, icon(sign), h("span", { class: "chip-words" }, words));
}

// One bar lives at a time; `current` gives it.
export function keepTime(current) {
  setInterval(() => current().tick(), 500);
  on("clock", () => current()?.tick());
}
