// All phones side by side, or one at a time behind tabs on a narrow screen.

import { post, remove } from "./api.js";
import { dialogBox } from "./boxes.js";
import { arrows, h, icon } from "./dom.js";
import { Phone } from "./phone.js";
import { choose, settings, t, titled } from "./settings.js";
import { nameOf } from "./media.js";
import { on, phoneKey, world } from "./world.js";

const NARROW = matchMedia("(max-width: 760px)");

export class Deck {
  // `mend(panel)` opens what helps in trouble.
  constructor({ mend }) {
    this.mend = mend;
    this.shown = new Map(); // key → Phone
    this.dirty = new Set();
    this.visible = new Set();
    this.tabs = h("div", {
      class: "tabs",
      role: "toolbar",
      "aria-label": t("phones"),
      onkeydown: (event) => arrows(event, () => [...this.tabs.children]),
    });
    this.row = h("main", {
      class: "deck",
      id: "phones",
      tabindex: "-1",
      "aria-label": t("phones"),
    });
    this.watcher = new IntersectionObserver((entries) => this.seen(entries), {
      root: null,
      rootMargin: "0px 120px",
    });
    new ResizeObserver(() => this.bringTab()).observe(this.tabs);
    this.element = [this.tabs, this.row];
    this.draw();
  }

  // Phones that are there are kept; new ones are built, others go.
  draw() {
    for (const [key, view] of this.shown) {
      if (world.phones.get(key) === view.phone) continue;
      view.element.remove();
      this.visible.delete(key);
      this.shown.delete(key);
    }
    for (const phone of world.phones.values()) {
      if (!this.shown.has(phone.key)) this.addPhone(phone);
      this.mark(phone.key);
    }
    this.row.querySelector(".empty")?.remove();
    if (!world.phones.size) this.row.append(this.emptyCard());
    if (!world.phones.has(settings.current))
      settings.current = world.phones.keys().next().value || "";
    this.drawTabs();
    this.showCurrent();
  }

  addPhone(phone) {
    const away = () => remove(`/people/phones/${phone.user}/${phone.peer}`);
    const view = new Phone(phone, { go: (user, peer) => this.go(user, peer), away, mend: this.mend });
    view.element.addEventListener("focusin", () => this.setCurrent(phone.key));
    this.shown.set(phone.key, view);
    this.row.append(view.element);
    this.watcher.observe(view.element);
  }

  emptyCard() {
    const add = h(
      "button",
      { type: "button", class: "solid", onclick: () => this.addDialog() },
      icon("add"),
      t("add_phone"),
    );
    return h("div", { class: "empty" }, h("p", {}, t("no_phones")), add);
  }

  // Draw soon, all changes of a frame at once, and only phones that can be seen.
  mark(key) {
    this.dirty.add(key);
    if (this.frame) return;
    this.frame = requestAnimationFrame(() => this.flush());
  }

  flush() {
    this.frame = 0;
    for (const key of this.dirty) {
      if (!this.visible.has(key)) continue;
      this.dirty.delete(key);
      this.shown.get(key)?.draw();
      this.clearUnread(key);
    }
    this.drawBadges();
  }

  seen(entries) {
    for (const { target, isIntersecting } of entries) {
      const { key } = target.dataset;
      if (!isIntersecting) this.visible.delete(key);
      else if (!this.visible.has(key)) {
        this.visible.add(key);
        this.mark(key);
      }
    }
  }

  clearUnread(key) {
    const phone = world.phones.get(key);
    if (phone && !document.hidden) phone.unread = 0;
  }

  drawTabs() {
    const tabs = [...world.phones.values()].map((phone) => {
      const name = this.shown.get(phone.key).name;
      const badge = h("span", { class: "badge" });
      return h(
        "button",
        {
          type: "button",
          class: "tab",
          "data-key": phone.key,
          tabindex: "-1",
          onclick: () => this.go(phone.user, phone.peer),
        },
        h("span", {}, name),
        badge,
      );
    });
    const add = h(
      "button",
      { type: "button", class: "tab tab-add", tabindex: "-1", onclick: () => this.addDialog() },
      icon("add"),
      h("span", {}, t("add_phone")),
    );
    this.tabs.replaceChildren(...tabs, add);
    this.drawBadges();
  }

  drawBadges() {
    for (const tab of this.tabs.children) {
      const phone = world.phones.get(tab.dataset.key);
      if (!phone || tab.unread === phone.unread) continue;
      tab.unread = phone.unread;
      const badge = tab.querySelector(".badge");
      badge.textContent = phone.unread || "";
      badge.hidden = !phone.unread;
      const words = phone.unread
        ? `${this.shown.get(phone.key).name}, ${t("unread", { n: phone.unread })}`
        : "";
      if (words) tab.setAttribute("aria-label", words);
      else tab.removeAttribute("aria-label");
    }
  }

  setCurrent(key) {
    if (settings.current === key) return;
    choose({ current: key });
    this.showCurrent();
  }

  showCurrent() {
    for (const tab of this.tabs.children) {
      const here = tab.dataset.key === settings.current;
      tab.setAttribute("tabindex", here ? "0" : "-1");
      if (here) {
        tab.setAttribute("aria-current", "true");
      } else tab.removeAttribute("aria-current");
    }
    this.bringTab();
    if (!settings.current) this.tabs.lastChild?.setAttribute("tabindex", "0");
    for (const [key, phone] of this.shown)
      phone.element.classList.toggle("current", key === settings.current);
  }

  // The tab of the phone that is shown is never cut off.
  bringTab() {
    const tab = this.tabs.querySelector("[aria-current]");
    tab?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }

  // Bring up the phone of `user` with `peer`, showing it first if it was put away.
  async go(user, peer) {
    const key = phoneKey(user, peer);
    if (!world.phones.has(key)) await this.open({ user_id: user, chat_id: peer });
    this.setCurrent(key);
    const phone = this.shown.get(key);
    if (!phone) return;
    phone.draw();
    phone.element.scrollIntoView({ block: "nearest", inline: "center", behavior: "instant" });
    if (!NARROW.matches) phone.foot.focus(); // on a small screen its keyboard would hide the chat
  }

  // A story looks at a phone, maybe at the button that is about to be pressed; the focus stays.
  look(key, label) {
    for (const [other, { element }] of this.shown)
      element.classList.toggle("acting", other === key);
    for (const old of this.row.querySelectorAll(".about-to-press"))
      old.classList.remove("about-to-press");
    const phone = this.shown.get(key);
    if (!phone) return;
    this.setCurrent(key);
    phone.draw();
    const behavior = matchMedia("(prefers-reduced-motion: reduce)").matches ? "instant" : "smooth";
    phone.element.scrollIntoView({ block: "nearest", inline: "nearest", behavior });
    if (label) phone.pointAt(label);
  }

  // Resolves once the page has the new phone.
  async open(asked) {
    const key = phoneKey(asked.user_id, asked.chat_id);
    const there = new Promise((resolve) => {
      this.awaited = { key, resolve };
    });
    await post("/people/phones", asked);
    await there;
  }

  loaded() {
    this.draw();
    if (this.awaited && world.phones.has(this.awaited.key)) {
      this.awaited.resolve();
      this.awaited = null;
    }
  }

  addDialog() {
    const who = h(
      "select",
      {},
      h("option", { value: "" }, t("new_person")),
      world.people.map((one) => h("option", { value: one.id }, `${nameOf(one)} · ${one.id}`)),
    );
    const name = h("input", { type: "text", maxlength: "64", autocomplete: "off" });
    const language = h(
      "select",
      {},
      h("option", { value: "zh-hans" }, "中文"),
      h("option", { value: "en" }, "English"),
    );
    const chat = h("select", {});
    const fresh = h(
      "div",
      { class: "fields" },
      h("label", {}, t("name"), name),
      h("label", {}, t("language"), language),
    );
    const choices = () => {
      fresh.hidden = Boolean(who.value);
      name.required = !who.value;
      const groups = world.groups.filter((group) => group.members.includes(Number(who.value)));
      chat.replaceChildren(
        ...[...world.bots, ...groups].map((one) =>
          h("option", { value: one.id }, one.title || `${one.name} @${one.username}`),
        ),
      );
    };
    who.addEventListener("change", choices);
    choices();
    const fields = [h("label", {}, t("who"), who), fresh, h("label", {}, t("chat"), chat)];
    dialogBox(t("add_phone"), fields, t("add"), () =>
      this.add(who.value, name.value.trim(), language.value, chat.value),
    );
    if (!who.value) name.focus();
  }

  async add(user, name, language, chat) {
    const id = user
      ? Number(user)
      : (await post("/people", { first_name: name, language_code: language })).id;
    await this.go(id, chat);
  }
}

// Keeps a deck up with the world; returns the function that ends it.
export function attach(deck) {
  const current = { deck };
  on("changed", (phone) => current.deck?.mark(phone.key));
  on("clock", () => current.deck?.shown.forEach((_, key) => current.deck.mark(key)));
  on("loaded", () => current.deck?.loaded());
  on("trouble", () => current.deck?.shown.forEach((view) => view.drawTrouble()));
  on("arrived", (phone) => {
    const view = current.deck?.shown.get(phone.key);
    if (view && !view.log.stuck) view.log.missed += 1;
  });
  on("answered", (phone, entry) => current.deck?.shown.get(phone.key)?.answered(entry));
  return (next) => {
    current.deck = next;
  };
}
