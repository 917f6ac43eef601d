// The bot's command menu: opened by its button, or while a command is typed.

import { h } from "./dom.js";
import { keepDraft } from "./drafts.js";
import { t } from "./settings.js";

let lists = 0;

export class Commands {
  constructor(phone, box, run) {
    this.phone = phone;
    this.box = box;
    this.run = run;
    this.at = -1;
    this.id = `commands-${(lists += 1)}`;
    this.element = h("div", {
      class: "commands",
      role: "listbox",
      id: this.id,
      "aria-label": t("commands"),
      hidden: true,
    });
    box.setAttribute("aria-controls", this.id);
    box.addEventListener("blur", () =>
      setTimeout(() => this.element.contains(document.activeElement) || this.close(), 120),
    );
  }

  get open() {
    return !this.element.hidden;
  }

  toggle() {
    if (this.open) this.close();
    else this.show(this.phone.commands);
    this.box.focus({ preventScroll: true });
  }

  suggest() {
    const typed = /^\/(\w*)$/.exec(this.box.value);
    const found = typed
      ? this.phone.commands.filter((one) => one.command.startsWith(typed[1].toLowerCase()))
      : [];
    if (found.length) this.show(found);
    else this.close();
  }

  show(commands) {
    const options = commands.map((one, place) => {
      const option = h(
        "div",
        { class: "command", role: "option", id: `${this.id}-${place}` },
        h("strong", {}, `/${one.command}`),
        h("span", {}, one.description),
      );
      option.addEventListener("pointerdown", (event) => {
        event.preventDefault();
        this.choose(place);
      });
      return option;
    });
    this.shown = commands;
    this.element.replaceChildren(...options);
    this.element.hidden = false;
    this.box.setAttribute("aria-expanded", "true");
    this.mark(0);
  }

  close() {
    this.element.hidden = true;
    this.box.setAttribute("aria-expanded", "false");
    this.box.removeAttribute("aria-activedescendant");
  }

  mark(place) {
    const options = [...this.element.children];
    this.at = (place + options.length) % options.length;
    options.forEach((option, at) => option.setAttribute("aria-selected", String(at === this.at)));
    options[this.at].scrollIntoView({ block: "nearest" });
    this.box.setAttribute("aria-activedescendant", options[this.at].id);
  }

  choose(place) {
    const { command } = this.shown[place];
    this.close();
    this.box.value = "";
    keepDraft(this.phone, "");
    this.run(`/${command}`);
  }

  // True if the key was meant for the list.
  keys(event) {
    if (!this.open) return false;
    const moves = { ArrowUp: this.at - 1, ArrowDown: this.at + 1 };
    if (event.key in moves) this.mark(moves[event.key]);
    else if (event.key === "Enter") this.choose(this.at);
    else if (event.key === "Tab") this.box.value = `/${this.shown[this.at].command} `;
    else if (event.key === "Escape") this.close();
    else return false;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === "Tab") this.close();
    return true;
  }
}
