// The drawer at the side: one at a time, closed by Escape, the focus goes back to its button.

import { h, iconButton } from "./dom.js";
import { t } from "./settings.js";

export class Drawer {
  constructor() {
    this.element = h("aside", { class: "drawer", hidden: true, tabindex: "-1" });
  }

  // Takes what was left of an Escape by menus and boxes.
  escape(event) {
    if (event.key === "Escape" && !event.defaultPrevented) this.close();
  }

  // `build()` gives {element, stop?}; `stop` is called when the drawer closes.
  toggle(title, build, button) {
    const again = this.button === button;
    this.close();
    if (again) return;
    this.button = button;
    button.setAttribute("aria-expanded", "true");
    this.content = build();
    const head = h(
      "div",
      { class: "drawer-head" },
      h("h2", {}, title),
      iconButton("close", t("close"), () => this.close()),
    );
    this.element.setAttribute("aria-label", title);
    this.element.replaceChildren(head, this.content.element);
    this.element.hidden = false;
    this.element.focus({ preventScroll: true });
  }

  // The bar was drawn anew: the drawer belongs to the button of the same words.
  follow(buttons) {
    const now = buttons.find((one) => this.button && one.textContent === this.button.textContent);
    if (!now) return;
    this.button = now;
    now.setAttribute("aria-expanded", "true");
  }

  close() {
    if (!this.button) return;
    this.content.stop?.();
    this.button.setAttribute("aria-expanded", "false");
    if (this.button.isConnected) this.button.focus({ preventScroll: true });
    this.button = null;
    this.element.hidden = true;
    this.element.replaceChildren();
  }
}
