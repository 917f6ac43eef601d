// One phone: whose it is, the chat, and what can be written into it.

import { actsFor } from "./acts.js";
import { bubble } from "./bubble.js";
import { h, icon, iconButton } from "./dom.js";
import { Foot } from "./foot.js";
import { alertBox, menuBox } from "./boxes.js";
import { gist, nameOf, notice } from "./media.js";
import { t, titled } from "./settings.js";
import { dayName } from "./times.js";
import { loadEarlier, world } from "./world.js";

const MOST = 80; // messages drawn at once; older ones come on request
const REACTIONS = ["👍", "❤", "🙏", "👏", "😁", "😢"];
const NEAR = 60; // pixels from the bottom that count as being there

const ACTIONS = { typing: "typing", upload_photo: "typing_photo", record_voice: "typing_voice", upload_voice: "typing_voice", upload_document: "typing_document", find_location: "typing_location" };

export class Phone {
  constructor(phone, { go, away }) {
    this.phone = phone;
    this.drawn = MOST;
    this.rows = new Map(); // key → {sign, element}
    this.missed = 0;
    this.stuck = true; // to the newest message, unless scrolled away
    this.acts = {
      ...actsFor(phone, { say: (words) => this.notice(words), go }),
      show: (id) => this.show(id),
      notice: (words) => this.notice(words),
    };
    this.foot = new Foot(phone, this.acts);
    this.element = this.build(away);
    this.log.addEventListener("scroll", () => this.scrolled(), { passive: true });
    new ResizeObserver(() => this.resized()).observe(this.log);
  }

  get name() {
    return [titled(this.phone.title), nameOf(this.phone.person)].filter(Boolean).join(" · ");
  }

  get chatName() {
    return this.phone.group ? this.phone.chat.title : this.phone.chat.first_name;
  }

  build(away) {
    const { phone } = this;
    this.subtitle = h("span", { class: "subtitle" });
    this.pinned = h("button", { type: "button", class: "pinned", hidden: true });
    this.earlier = h("button", { type: "button", class: "earlier", hidden: true, onclick: () => this.showEarlier() }, t("earlier"));
    this.log = h("div", { class: "log", role: "log", "aria-live": "off", tabindex: "0", "aria-label": t("messages", { chat: this.chatName }), onkeydown: (event) => this.keys(event) });
    this.down = h("button", { type: "button", class: "down", hidden: true, onclick: () => this.toBottom() });
    this.toast = h("div", { class: "toast", role: "status" });
    this.menuButton = iconButton("more", t("chat_menu"), () => this.chatMenu());
    const title = h("div", { class: "titles" }, h("span", { class: "chat-name" }, this.chatName), this.subtitle);
    const avatar = h("span", { class: `avatar hue-${Math.abs(Number(phone.peer)) % 6}`, "aria-hidden": "true" }, [...this.chatName][0]);
    this.screen = h("div", { class: "screen" },
      h("div", { class: "chat-head" }, avatar, title, this.menuButton),
      this.pinned,
      h("div", { class: "log-frame" }, this.log, this.foot.about, this.down, this.toast),
      this.foot.element);
    const who = h("div", { class: "who" }, h("h2", {}, this.name), iconButton("close", t("close_phone"), away));
    const section = h("section", { class: "phone", "aria-label": t("phone_of", { who: this.name, chat: this.chatName }), "data-key": phone.key }, who, this.screen);
    section.addEventListener("focusin", () => this.log.setAttribute("aria-live", "polite"));
    section.addEventListener("focusout", () => this.log.setAttribute("aria-live", "off"));
    return section;
  }

  // Bring the elements up to what the phone holds; nothing that stayed the same is touched.
  draw() {
    const { phone } = this;
    const follow = this.stuck || phone.sentNow;
    phone.sentNow = false;
    this.subtitle.textContent = this.status();
    this.subtitle.classList.toggle("busy", Boolean(phone.typing));
    this.drawPinned();
    const focus = this.focused();
    this.drawRows();
    this.refocus(focus);
    this.foot.draw();
    this.askForReply();
    if (follow) this.toBottom();
    else this.drawDown();
  }

  status() {
    const { phone } = this;
    if (phone.typing) return `${t(ACTIONS[phone.typing] || "typing")}…`;
    return phone.group ? t("members", { n: phone.chat.members.length }) : `@${phone.chat.username} · ${t("bot")}`;
  }

  drawPinned() {
    const { pinned } = this.phone;
    this.pinned.hidden = !pinned;
    if (!pinned) return;
    this.pinned.replaceChildren(icon("pin"), h("strong", {}, t("pinned")), h("span", {}, gist(pinned)));
    this.pinned.onclick = () => this.show(pinned.message_id);
  }

  drawRows() {
    const all = [...this.phone.messages.values()];
    const shown = all.slice(-this.drawn);
    this.earlier.hidden = !(this.phone.more || all.length > shown.length);
    const wanted = [this.earlier, ...this.wanted(shown)];
    const kept = new Set(wanted);
    for (const child of [...this.log.childNodes]) if (!kept.has(child)) child.remove();
    let cursor = this.log.firstChild;
    for (const element of wanted) {
      if (element === cursor) cursor = cursor.nextSibling;
      else this.log.insertBefore(element, cursor);
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
        rows.set(`day ${day}`, this.row(`day ${day}`, day, () => h("div", { class: "day" }, h("span", {}, day))));
        before = null;
        lastDay = day;
      }
      const first = !before || before.from.id !== message.from.id || message.date - before.date > 600;
      const has = message.mine && message.message_id <= read;
      const sign = `${message.version} ${first} ${has}`;
      const options = { phone: this.phone, acts: this.acts, first, read: has, menu: (...given) => this.messageMenu(...given) };
      rows.set(message.message_id, this.row(message.message_id, sign, () => bubble(message, options)));
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

  answered({ text, show_alert: alert, url }) {
    for (const button of this.log.querySelectorAll('[aria-busy="true"]')) {
      if (![...this.phone.waiting.values()].includes(button.dataset.key)) button.setAttribute("aria-busy", "false");
    }
    if (url) this.acts.open(url);
    if (text && alert) alertBox(this.screen, text);
    else if (text) this.notice(text);
  }

  // The bot asked for a reply to a message (force_reply): the box is set up for it, once.
  askForReply() {
    const { asks } = this.phone;
    if (!asks || asks === this.asked || !this.phone.messages.has(asks)) return;
    this.asked = asks;
    this.foot.reply(this.phone.messages.get(asks), { quietly: true });
  }

  notice(words) {
    clearTimeout(this.noticeEnds);
    this.toast.textContent = words;
    this.toast.classList.add("shown");
    this.noticeEnds = setTimeout(() => this.toast.classList.remove("shown"), 3000 + words.length * 40);
  }

  atBottom() {
    return this.log.scrollHeight - this.log.scrollTop - this.log.clientHeight < NEAR;
  }

  toBottom() {
    this.log.scrollTop = this.log.scrollHeight;
    this.missed = 0;
    this.stuck = true;
    this.drawDown();
  }

  resized() {
    this.size = this.log.clientWidth + this.log.clientHeight;
    if (this.stuck) this.toBottom();
  }

  scrolled() {
    if (this.size !== this.log.clientWidth + this.log.clientHeight) return; // not the reader's doing
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
    const from = this.log.scrollHeight - this.log.scrollTop;
    this.drawn += MOST;
    if (this.phone.messages.size < this.drawn && this.phone.more) await loadEarlier(this.phone);
    this.drawRows();
    this.log.scrollTop = this.log.scrollHeight - from;
  }

  show(id) {
    const row = this.log.querySelector(`[data-id="${id}"]`);
    if (!row) return;
    row.scrollIntoView({ block: "center" });
    row.focus({ preventScroll: true });
    row.classList.add("flash");
    setTimeout(() => row.classList.remove("flash"), 1200);
  }

  focused() {
    const row = document.activeElement?.closest?.(".log [data-id]");
    if (!row || !this.log.contains(row)) return null;
    return { id: row.dataset.id, button: document.activeElement.dataset.key };
  }

  refocus(focus) {
    if (!focus || this.log.contains(document.activeElement)) return;
    const row = this.log.querySelector(`[data-id="${focus.id}"]`);
    const button = focus.button && row?.querySelector(`[data-key="${focus.button}"]`);
    (button || row || this.log).focus({ preventScroll: true });
  }

  keys(event) {
    const rows = [...this.log.querySelectorAll("[data-id]")];
    const at = rows.indexOf(document.activeElement);
    if (event.key === "ArrowUp" || event.key === "ArrowDown") {
      if (at < 0 && document.activeElement !== this.log) return;
      const to = at < 0 ? rows.length - 1 : at + (event.key === "ArrowUp" ? -1 : 1);
      event.preventDefault();
      if (rows[to]) rows[to].focus();
      else if (to >= rows.length) this.foot.focus();
    } else if (event.key === "Enter" && at >= 0) {
      event.preventDefault();
      const message = this.phone.messages.get(Number(rows[at].dataset.id));
      this.messageMenu(message, rows[at]);
    }
  }

  messageMenu(message, row) {
    const words = message.text || message.caption;
    const items = [["reply", t("reply"), () => this.foot.reply(message)]];
    if (message.mine && words) items.push(["edit", t("edit"), () => this.foot.edit(message)]);
    if (message.poll && message.chosen?.length && message.poll.allows_revoting) items.push(["reset", t("retract"), () => this.acts.vote(message, [])]);
    if (words) items.push(["copy", t("copy_text"), () => navigator.clipboard.writeText(words).then(() => this.notice(t("copied")))]);
    items.push(["forward", t("forward"), () => this.forwardMenu(message, row)]);
    const pinned = this.phone.pinned?.message_id === message.message_id;
    items.push(["pin", t(pinned ? "unpin" : "pin"), () => (pinned ? this.acts.unpin(message) : this.acts.pin(message))]);
    const faces = REACTIONS.map((emoji) => [emoji, t("react", { emoji }), () => this.acts.react(message, emoji)]);
    menuBox(this.screen, t("message_menu"), items, row, faces);
  }

  // The other chats of the same person.
  forwardMenu(message, row) {
    const { user } = this.phone;
    const groups = world.groups.filter((group) => group.members.includes(user));
    const chats = [...world.bots, ...groups].map((chat) => ["forward", chat.title || chat.name, () => this.acts.forward(message, String(chat.id))]);
    menuBox(this.screen, t("forward"), chats, row);
  }

  chatMenu() {
    const { phone } = this;
    const items = [["down", t("to_bottom"), () => this.toBottom()]];
    if (phone.group) items.push(["stop", t("leave"), () => this.acts.leave()]);
    if (!phone.group && phone.started && !phone.blocked) items.push(["stop", t("block"), () => this.acts.block()]);
    menuBox(this.screen, t("chat_menu"), items, this.menuButton);
  }
}
