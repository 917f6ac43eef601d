// One phone: whose it is, the chat, and what can be written into it.

import { actsFor } from "./acts.js";
import { h, icon, iconButton } from "./dom.js";
import { Foot } from "./foot.js";
import { Log } from "./log.js";
import { alertBox, menuBox } from "./boxes.js";
import { gist, nameOf } from "./media.js";
import { t, titled } from "./settings.js";
import { playing } from "./show.js";
import { troubles } from "./trouble.js";
import { world } from "./world.js";

const REACTIONS = ["👍", "❤", "🙏", "👏", "😁", "😢"];

const ACTIONS = {
  typing: "typing",
  upload_photo: "typing_photo",
  record_voice: "typing_voice",
  upload_voice: "typing_voice",
  upload_document: "typing_document",
  find_location: "typing_location",
};

export class Phone {
  // `mend(panel)` opens what helps in trouble.
  constructor(phone, { go, away, mend }) {
    this.phone = phone;
    this.mend = mend;
    this.acts = {
      ...actsFor(phone, { say: (words) => this.notice(words), go }),
      show: (id) => this.log.show(id),
      notice: (words) => this.notice(words),
    };
    this.foot = new Foot(phone, this.acts);
    this.log = new Log(phone, {
      acts: this.acts,
      label: t("messages", { chat: this.chatName }),
      menu: (message, row) => this.messageMenu(message, row),
      leave: () => this.foot.focus(),
    });
    this.element = this.build(away);
    this.foot.draw(); // who cannot be seen yet is read aloud all the same
    this.drawTrouble();
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
    this.trouble = h("div", { class: "trouble", hidden: true });
    this.toast = h("div", { class: "toast", role: "status" });
    this.menuButton = iconButton("more", t("chat_menu"), () => this.chatMenu());
    const title = h(
      "div",
      { class: "titles" },
      h("span", { class: "chat-name" }, this.chatName),
      this.subtitle,
    );
    const avatar = h(
      "span",
      { class: `avatar hue-${Math.abs(Number(phone.peer)) % 6}`, "aria-hidden": "true" },
      [...this.chatName][0],
    );
    this.screen = h(
      "div",
      { class: "screen" },
      h("div", { class: "chat-head" }, avatar, title, this.menuButton),
      this.trouble,
      this.pinned,
      h(
        "div",
        { class: "log-frame" },
        this.log.element,
        this.foot.about,
        this.log.down,
        this.toast,
      ),
      this.foot.element,
    );
    const who = h(
      "div",
      { class: "who" },
      h("h2", {}, this.name),
      iconButton("close", t("close_phone"), away),
    );
    const section = h(
      "section",
      {
        class: "phone",
        "aria-label": t("phone_of", { who: this.name, chat: this.chatName }),
        "data-key": phone.key,
      },
      who,
      this.screen,
    );
    section.addEventListener("focusin", () => this.log.element.setAttribute("aria-live", "polite"));
    section.addEventListener("focusout", () => this.log.element.setAttribute("aria-live", "off"));
    return section;
  }

  draw() {
    this.subtitle.textContent = this.status();
    this.subtitle.classList.toggle("busy", Boolean(this.phone.typing));
    this.drawPinned();
    this.foot.draw();
    this.askForReply();
    this.log.draw();
  }

  // What is wrong with the bot or the line; each opens where it can be mended.
  drawTrouble() {
    const found = troubles();
    this.trouble.hidden = !found.length;
    this.trouble.replaceChildren(
      ...found.map(({ panel, words }) =>
        h("button", { type: "button", onclick: () => this.mend(panel) }, icon("alert"), words),
      ),
    );
  }

  status() {
    const { phone } = this;
    if (phone.typing) return `${t(ACTIONS[phone.typing] || "typing")}…`;
    return phone.group
      ? t("members", { n: phone.chat.members.length })
      : `@${phone.chat.username} · ${t("bot")}`;
  }

  drawPinned() {
    const { pinned } = this.phone;
    this.pinned.hidden = !pinned;
    if (!pinned) return;
    this.pinned.replaceChildren(
      icon("pin"),
      h("strong", {}, t("pinned")),
      h("span", {}, gist(pinned)),
    );
    this.pinned.onclick = () => this.log.show(pinned.message_id);
  }

  answered({ text, show_alert: alert, url }) {
    this.log.drawTaps();
    if (url) this.acts.open(url);
    if (text && alert) alertBox(this.screen, text, { passing: playing() });
    else if (text) this.notice(text);
  }

  // The bot asked for a reply to a message (force_reply): the box is set up for it, once.
  askForReply() {
    const { asks } = this.phone;
    if (!asks || asks === this.asked || !this.phone.messages.has(asks)) return;
    this.asked = asks;
    this.foot.reply(this.phone.messages.get(asks), { quietly: true });
  }

  // Marks the newest button of that name, or whose name begins with it.
  pointAt(label) {
    const buttons = [...this.screen.querySelectorAll(".inline-button, .reply-button, .gate")];
    const named = (same) => buttons.findLast((button) => same(button.textContent.trim()));
    const button = named((words) => words === label) || named((words) => words.includes(label));
    button?.classList.add("about-to-press");
  }

  notice(words) {
    clearTimeout(this.noticeEnds);
    this.toast.textContent = words;
    this.toast.classList.add("shown");
    this.noticeEnds = setTimeout(
      () => this.toast.classList.remove("shown"),
      3000 + words.length * 40,
    );
  }

  messageMenu(message, row) {
    const words = message.text || message.caption;
    const items = [["reply", t("reply"), () => this.foot.reply(message)]];
    if (message.mine && words) items.push(["edit", t("edit"), () => this.foot.edit(message)]);
    if (message.poll && message.chosen?.length && message.poll.allows_revoting)
      items.push(["reset", t("retract"), () => this.acts.vote(message, [])]);
    if (words)
      items.push([
        "copy",
        t("copy_text"),
        () => navigator.clipboard.writeText(words).then(() => this.notice(t("copied"))),
      ]);
    items.push(["forward", t("forward"), () => this.forwardMenu(message, row)]);
    const pinned = this.phone.pinned?.message_id === message.message_id;
    items.push([
      "pin",
      t(pinned ? "unpin" : "pin"),
      () => (pinned ? this.acts.unpin(message) : this.acts.pin(message)),
    ]);
    const faces = REACTIONS.map((emoji) => [
      emoji,
      t("react", { emoji }),
      () => this.acts.react(message, emoji),
    ]);
    menuBox(this.screen, t("message_menu"), items, row, faces);
  }

  // The other chats of the same person.
  forwardMenu(message, row) {
    const { user } = this.phone;
    const groups = world.groups.filter((group) => group.members.includes(user));
    const chats = [...world.bots, ...groups].map((chat) => [
      "forward",
      chat.title || chat.name,
      () => this.acts.forward(message, String(chat.id)),
    ]);
    menuBox(this.screen, t("forward"), chats, row);
  }

  chatMenu() {
    const { phone } = this;
    const items = [["down", t("to_bottom"), () => this.log.toBottom()]];
    if (phone.group) items.push(["stop", t("leave"), () => this.acts.leave()]);
    if (!phone.group && phone.started && !phone.blocked)
      items.push(["stop", t("block"), () => this.acts.block()]);
    menuBox(this.screen, t("chat_menu"), items, this.menuButton);
  }
}
