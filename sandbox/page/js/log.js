// The messages of a phone: drawn as they change, followed to the newest, walked with the keyboard.

import { bubble } from "./bubble.js";
import { h, icon } from "./dom.js";
import { notice } from "./media.js";
import { t } from "./settings.js";
import { dayName } from "./times.js";
import { loadEarlier } from "./world.js";

const MOST = 80; // messages drawn at once; older ones come on request
const NEAR = 60; // pixels from the bottom that count as being there
const PAUSE_S = 600; // after it, the same sender begins anew

export class Log {
  // `menu(message, row)` opens what can be done with a message, `leave()` moves the focus on.
  constructor(phone, { acts, label, menu, leave }) {
    Object.assign(this, { phone, acts, menu, leave });
    this.drawn = MOST;
    this.rows = new Map(); // key → {sign, element}
    this.missed = 0;
    this.stuck = true; // to the newest message, unless scrolled away
    this.earlier = h(
      "button",
      { type: "button", class: "earlier", hidden: true, onclick: () => this.showEarlier() },
      t("earlier"),
    );
    this.down = h("button", {
      type: "button",
      class: "down",
      hidden: true,
      onclick: () => this.toBottom(),
    });
    this.element = h("div", {
      class: "log",
      role: "log",
      "aria-live": "off",
      tabindex: "0",
      "aria-label": label,
    });
    this.element.addEventListener("keydown", (event) => this.keys(event));
    this.element.addEventListener("scroll", () => this.scrolled(), { passive: true });
    new ResizeObserver(() => this.resized()).observe(this.element);
  }

  // Bring the elements up to what the phone holds; nothing that stayed the same is touched.
  draw() {
    const follow = this.stuck || this.phone.sentNow;
    this.phone.sentNow = false;
    const focus = this.focused();
    this.drawRows();
    this.refocus(focus);
    if (follow) this.toBottom();
    else this.drawDown();
  }

  drawRows() {
    const all = [...this.phone.messages.values()];
    const shown = all.slice(-this.drawn);
    this.earlier.hidden = !(this.phone.more || all.length > shown.length);
    const wanted = [this.earlier, ...this.wanted(shown)];
    const kept = new Set(wanted);
    for (const child of [...this.element.childNodes]) if (!kept.has(child)) child.remove();
    let cursor = this.element.firstChild;
    for (const element of wanted) {
      if (element === cursor) cursor = cursor.nextSibling;
      else this.element.insertBefore(element, cursor);
    }
  }

  // The elements that should stand in the log: days, and messages rebuilt only if they changed.
  wanted(messages) {
    const read = this.readUpTo();
    const rows = new Map();
    let before = null;
    let lastDay = "";
    for (const message of messages) {
      const day = dayName(message.date * 1000);
      if (day !== lastDay) {
        const key = `day ${message.message_id}`;
        rows.set(
          key,
          this.row(key, day, () => h("div", { class: "day" }, h("span", {}, day))),
        );
        before = null;
        lastDay = day;
      }
      const first =
        !before || before.from.id !== message.from.id || message.date - before.date > PAUSE_S;
      const has = message.mine && message.message_id <= read;
      const sign = `${message.version} ${first} ${has}`;
      const options = { phone: this.phone, acts: this.acts, first, read: has, menu: this.menu };
      rows.set(
        message.message_id,
        this.row(message.message_id, sign, () => bubble(message, options)),
      );
      before = notice(message) ? null : message;
    }
    this.rows = rows;
    return [...rows.values()].map((row) => row.element);
  }

  row(key, sign, build) {
    const old = this.rows.get(key);
    return old && old.sign === sign ? old : { sign, element: build() };
  }

  // A bot has what it confirmed; in a group nobody keeps count.
  readUpTo() {
    return this.phone.group ? Infinity : this.phone.read;
  }

  // Buttons whose tap has been answered stop turning.
  drawTaps() {
    const waiting = new Set(this.phone.waiting.values());
    for (const button of this.element.querySelectorAll('[aria-busy="true"]')) {
      if (!waiting.has(button.dataset.key)) button.setAttribute("aria-busy", "false");
    }
  }

  atBottom() {
    return this.element.scrollHeight - this.element.scrollTop - this.element.clientHeight < NEAR;
  }

  toBottom() {
    this.element.scrollTop = this.element.scrollHeight;
    this.missed = 0;
    this.stuck = true;
    this.drawDown();
  }

  resized() {
    this.size = this.element.clientWidth + this.element.clientHeight;
    if (this.stuck) this.toBottom();
  }

  scrolled() {
    if (this.size !== this.element.clientWidth + this.element.clientHeight) return; // not the reader's doing
    this.stuck = this.atBottom();
    if (this.stuck) this.missed = 0;
    this.drawDown();
  }

  drawDown() {
    this.down.hidden = this.stuck;
    const words = this.missed ? t("new_messages", { n: this.missed }) : "";
    this.down.setAttribute("aria-label", words || t("to_bottom"));
    this.down.replaceChildren(icon("down"), words);
  }

  async showEarlier() {
    const from = this.element.scrollHeight - this.element.scrollTop;
    this.drawn += MOST;
    if (this.phone.messages.size < this.drawn && this.phone.more) await loadEarlier(this.phone);
    this.drawRows();
    this.element.scrollTop = this.element.scrollHeight - from;
  }

  show(id) {
    const row = this.element.querySelector(`[data-id="${id}"]`);
    if (!row) return;
    row.scrollIntoView({ block: "center" });
    row.focus({ preventScroll: true });
    row.classList.add("flash");
    setTimeout(() => row.classList.remove("flash"), 1200);
  }

  focused() {
    const row = document.activeElement?.closest?.(".log [data-id]");
    if (!row || !this.element.contains(row)) return null;
    return { id: row.dataset.id, button: document.activeElement.dataset.key };
  }

  refocus(focus) {
    if (!focus || this.element.contains(document.activeElement)) return;
    const row = this.element.querySelector(`[data-id="${focus.id}"]`);
    const button = focus.button && row?.querySelector(`[data-key="${focus.button}"]`);
    (button || row || this.element).focus({ preventScroll: true });
  }

  keys(event) {
    const rows = [...this.element.querySelectorAll("[data-id]")];
    const at = rows.indexOf(document.activeElement);
    if (event.key === "ArrowUp" || event.key === "ArrowDown") {
      if (at < 0 && document.activeElement !== this.element) return;
      const to = at < 0 ? rows.length - 1 : at + (event.key === "ArrowUp" ? -1 : 1);
      event.preventDefault();
      if (rows[to]) rows[to].focus();
      else if (to >= rows.length) this.leave();
    } else if (event.key === "Enter" && at >= 0) {
      event.preventDefault();
      const message = this.phone.messages.get(Number(rows[at].dataset.id));
      this.menu(message, rows[at]);
    }
  }
}
