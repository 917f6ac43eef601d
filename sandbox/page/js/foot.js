// The lower end of a phone: start, unblock, or the place to write with its keyboards.

import { samplePhoto } from "./acts.js";
import { menuBox } from "./boxes.js";
import { replyKeyboard } from "./buttons.js";
import { Commands } from "./commands.js";
import { h, icon, iconButton } from "./dom.js";
import { draftOf, keepDraft } from "./drafts.js";
import { locationDialog } from "./location.js";
import { gist, nameOf } from "./media.js";
import { t } from "./settings.js";
import { clockTime } from "./times.js";
import { nowMs } from "./world.js";

const ALBUM = 10; // photos that go together

export class Foot {
  constructor(phone, acts) {
    this.phone = phone;
    this.acts = acts;
    this.element = h("div", { class: "foot" });
    this.context = null; // {kind: "reply" or "edit", message}
    this.build();
  }

  build() {
    const { phone, acts } = this;
    this.gate = h("button", { type: "button", class: "gate solid" });
    this.about = h("div", { class: "about" });
    this.bar = h("div", { class: "context", hidden: true });
    const typed = {
      keydown: (event) => this.keys(event),
      input: () => this.typed(),
      paste: (event) => this.pasted(event),
    };
    this.box = h("textarea", {
      class: "box",
      rows: "1",
      value: draftOf(phone),
      role: "combobox",
      "aria-autocomplete": "list",
      "aria-expanded": "false",
      "aria-label": t("write"),
      placeholder: t("write"),
      autocomplete: "off",
      maxlength: "4096",
      onkeydown: typed.keydown,
      oninput: typed.input,
      onpaste: typed.paste,
    });
    this.commands = new Commands(phone, this.box, (words) => acts.command(words));
    this.menu = h(
      "button",
      { type: "button", class: "commands-button", onclick: () => this.commands.toggle() },
      icon("menu"),
      t("commands"),
    );
    this.clip = iconButton("clip", t("attach"), () => this.attach());
    this.flip = iconButton("keyboard", t("hide_keyboard"), () => this.flipKeyboard(), {
      hidden: true,
    });
    this.go = iconButton("send", t("send"), () => this.send(), { class: "icon-button send" });
    this.composer = h(
      "div",
      { class: "composer", role: "group", "aria-label": t("write") },
      this.menu,
      this.clip,
      this.box,
      this.flip,
      this.go,
    );
    this.keyboard = h("div", { class: "keyboard-place" });
    this.element.append(this.gate, this.bar, this.commands.element, this.composer, this.keyboard);
  }

  draw() {
    const { phone } = this;
    const shut = phone.blocked ? "unblock" : !phone.group && !phone.started ? "start" : "";
    this.gate.hidden = !shut;
    this.composer.hidden = Boolean(shut);
    this.about.hidden = shut !== "start" || phone.messages.size > 0;
    const words = phone.description
      ? [h("strong", {}, t("about_bot")), h("p", {}, phone.description)]
      : [h("p", {}, t("no_messages"))];
    this.about.replaceChildren(...words);
    if (shut) {
      this.gate.textContent = t(shut);
      this.gate.onclick = () => (shut === "start" ? this.acts.say("/start") : this.acts.unblock());
    }
    this.menu.hidden = !phone.commands.length;
    this.drawKeyboard(shut);
  }

  drawKeyboard(shut) {
    const { keyboard, keyboardHidden: away } = this.phone;
    const shown = keyboard && !shut && !away ? keyboard : null;
    this.flip.hidden = !keyboard;
    const words = t(away ? "show_keyboard" : "hide_keyboard");
    this.flip.title = words;
    this.flip.setAttribute("aria-label", words);
    this.flip.setAttribute("aria-pressed", String(Boolean(shown)));
    this.box.placeholder = (shown && keyboard.input_field_placeholder) || t("write");
    if (shown === this.shownKeyboard) return;
    this.shownKeyboard = shown;
    const held = this.keyboard.contains(document.activeElement);
    this.keyboard.replaceChildren(...(shown ? [replyKeyboard(shown, this.acts)] : []));
    if (held) (this.keyboard.querySelector("button") || this.box).focus({ preventScroll: true });
  }

  flipKeyboard() {
    this.phone.keyboardHidden = !this.phone.keyboardHidden;
    this.draw();
  }

  focus() {
    (this.composer.hidden ? this.gate : this.box).focus({ preventScroll: true });
  }

  // `quietly`: the focus stays where it is.
  reply(message, { quietly = false } = {}) {
    this.lean(message, "reply", "reply", t("reply_to", { who: nameOf(message.from) }), quietly);
  }

  edit(message) {
    this.lean(message, "edit", "edit", t("editing"));
    this.box.value = message.text || message.caption || "";
    this.grow();
  }

  lean(message, kind, sign, words, quietly = false) {
    this.context = { kind, message };
    const stop = iconButton("close", t("cancel"), () => this.dropContext());
    this.bar.replaceChildren(
      icon(sign),
      h("span", { class: "context-words" }, h("strong", {}, words), h("span", {}, gist(message))),
      stop,
    );
    this.bar.hidden = false;
    this.go.replaceChildren(icon(kind === "edit" ? "tick" : "send"));
    this.go.setAttribute("aria-label", t(kind === "edit" ? "save" : "send"));
    if (!quietly) this.box.focus({ preventScroll: true });
  }

  dropContext() {
    if (this.context?.kind === "edit") this.clear();
    this.context = null;
    this.bar.hidden = true;
    this.go.replaceChildren(icon("send"));
    this.go.setAttribute("aria-label", t("send"));
    this.box.focus({ preventScroll: true });
  }

  clear() {
    this.box.value = "";
    keepDraft(this.phone, "");
    this.commands.close();
    this.grow();
  }

  async send() {
    const words = this.box.value.trim();
    if (!words) return;
    const { context } = this;
    const message = context?.message;
    if (context) this.dropContext();
    this.clear();
    const sent =
      context?.kind === "edit"
        ? await this.acts.edit(message.message_id, words)
        : await this.acts.say(words, message?.message_id);
    if (!sent && !this.box.value) {
      this.box.value = words;
      keepDraft(this.phone, words);
    }
    this.grow();
  }

  typed() {
    if (this.context?.kind !== "edit") keepDraft(this.phone, this.box.value);
    this.commands.suggest();
    this.grow();
  }

  grow() {
    this.box.style.height = "auto";
    this.box.style.height = `${Math.min(this.box.scrollHeight, 132)}px`;
  }

  keys(event) {
    if (event.isComposing || this.commands.keys(event)) return;
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      this.send();
    } else if (event.key === "Escape" && this.context) {
      this.dropContext();
    } else if (event.key === "ArrowUp" && !this.box.value) {
      const mine = [...this.phone.messages.values()]
        .reverse()
        .find((message) => message.mine && message.text);
      if (!mine) return;
      event.preventDefault();
      this.edit(mine);
    }
  }

  pasted(event) {
    const picture = [...event.clipboardData.files].find((file) => file.type.startsWith("image/"));
    if (!picture) return;
    event.preventDefault();
    this.sendPhoto(picture);
  }

  // What stands in the box goes along as the caption.
  async sendPhoto(blob) {
    const caption = this.box.value.trim();
    this.clear();
    await this.acts.photo(blob, caption);
  }

  async sendPhotos(files) {
    if (files.length === 1) return this.sendPhoto(files[0]);
    const caption = this.box.value.trim();
    this.clear();
    return this.acts.album(files.slice(0, ALBUM), caption);
  }

  async sendFile(file) {
    const caption = this.box.value.trim();
    this.clear();
    await this.acts.file(file, caption);
  }

  attach() {
    const items = [
      ["picture", t("upload_photo"), () => pick("image/*", (files) => this.sendPhotos(files))],
      [
        "camera",
        t("sample_photo"),
        async () => this.sendPhoto(await samplePhoto(clockTime(nowMs()))),
      ],
      ["file", t("upload_file"), () => pick("", ([file]) => this.sendFile(file))],
      ["mic", t("sample_voice"), () => this.acts.voice()],
      [
        "pin",
        t("choose_location"),
        () => locationDialog(this.phone, (lat, lon) => this.acts.location(lat, lon)),
      ],
      ["person", t("contact"), () => this.acts.contact()],
    ];
    menuBox(this.element.closest(".screen"), t("attach"), items, this.clip);
  }
}

function pick(accept, take) {
  const input = h("input", { type: "file", accept, multiple: Boolean(accept), hidden: true });
  input.addEventListener("change", () => {
    if (input.files.length) take([...input.files]);
    input.remove();
  });
  document.body.append(input);
  input.click();
}
