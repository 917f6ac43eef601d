// Boxes that lie over a phone or the page: menus, alerts, dialogs.

import { arrows, h, icon, iconButton } from "./dom.js";
import { t } from "./settings.js";

// `items`: [icon, words, action]; `faces`: the same with an emoji, in a row above. Opens beside
// `from`, which gets the focus back.
export function menuBox(over, label, items, from, faces = []) {
  const shade = h("div", { class: "menu-shade" });
  const close = (back = true) => {
    shade.remove();
    if (back) from.focus({ preventScroll: true });
  };
  const button = (action, given, ...content) => {
    const run = () => {
      close();
      action();
    };
    return h(
      "button",
      { type: "button", role: "menuitem", tabindex: "-1", onclick: run, ...given },
      content,
    );
  };
  const rows = items.map(([sign, words, action]) => button(action, {}, icon(sign), words));
  const emoji = faces.map(([face, words, action]) =>
    button(action, { "aria-label": words, title: words }, face),
  );
  const buttons = [...rows, ...emoji];
  const menu = h(
    "div",
    { class: "menu", role: "menu", "aria-label": label },
    rows,
    faces.length ? h("div", { class: "faces", role: "none" }, emoji) : null,
  );
  menu.addEventListener("keydown", (event) => {
    if (event.key === "Escape" || event.key === "Tab") {
      event.preventDefault();
      event.stopPropagation();
      close();
    } else arrows(event, () => buttons, { vertical: true });
  });
  shade.addEventListener("click", (event) => {
    if (event.target === shade) close();
  });
  shade.append(menu);
  over.append(shade);
  beside(menu, over.getBoundingClientRect(), from.getBoundingClientRect());
  buttons[0].focus({ preventScroll: true });
}

function beside(menu, frame, from) {
  const { offsetWidth: width, offsetHeight: height } = menu;
  const below = from.bottom + height + 8 < frame.bottom;
  const top = below ? from.bottom - frame.top + 4 : from.top - frame.top - height - 4;
  const left =
    from.left - frame.left + (from.width > frame.width / 2 ? (from.width - width) / 2 : 0);
  menu.style.top = `${Math.max(8, Math.min(top, frame.height - height - 8))}px`;
  menu.style.left = `${Math.max(8, Math.min(left, frame.width - width - 8))}px`;
}

const PASSING_MS = 2600;

// What a bot answers with `show_alert`. `passing`: nobody is asked to press the button, as in a
// story; the box goes by itself and leaves the focus alone.
export function alertBox(over, words, { passing = false } = {}) {
  const from = document.activeElement;
  const close = () => {
    shade.remove();
    if (from?.isConnected) from.focus({ preventScroll: true });
  };
  const button = h("button", { type: "button", class: "solid", onclick: close }, t("ok"));
  const box = h(
    "div",
    { class: "alert", role: "alertdialog", "aria-modal": "true", "aria-label": t("notice") },
    h("p", {}, words),
    button,
  );
  const shade = h("div", { class: "alert-shade" }, box);
  shade.addEventListener("keydown", (event) => {
    if (event.key === "Tab") event.preventDefault();
    if (event.key !== "Escape") return;
    event.stopPropagation();
    close();
  });
  over.append(shade);
  if (passing) setTimeout(close, PASSING_MS);
  else button.focus({ preventScroll: true });
}

// A dialog over the whole page; `fields` are elements, `action` runs on `words`.
export function dialogBox(title, fields, words, action, no = t("cancel")) {
  const dialog = h("dialog", { class: "dialog", "aria-label": title });
  const close = () => dialog.close();
  const form = h(
    "form",
    { method: "dialog" },
    h("div", { class: "dialog-head" }, h("h2", {}, title), iconButton("close", t("close"), close)),
    fields,
    h(
      "div",
      { class: "dialog-foot" },
      h("button", { type: "button", class: "plain", onclick: close }, no),
      h("button", { type: "submit", class: "solid" }, words),
    ),
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    close();
    action();
  });
  dialog.addEventListener("close", () => dialog.remove());
  dialog.append(form);
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}
