// The two kinds of keyboard that a bot can send.

import { h, icon } from "./dom.js";
import { t } from "./settings.js";

const ELSEWHERE = [
  "web_app",
  "login_url",
  "switch_inline_query",
  "switch_inline_query_current_chat",
  "switch_inline_query_chosen_chat",
  "callback_game",
  "pay",
];

export function inlineKeyboard(message, phone, acts) {
  const rows = message.reply_markup.inline_keyboard.map((buttons, row) =>
    h(
      "div",
      { class: "buttons-row" },
      buttons.map((button, column) => inlineButton(message, phone, acts, button, row, column)),
    ),
  );
  return h("div", { class: "inline-keyboard", role: "group" }, rows);
}

function inlineButton(message, phone, acts, button, row, column) {
  const key = `${message.message_id}:${row}:${column}`;
  const waits = [...phone.waiting.values()].includes(key);
  const blank = !button.text.replace(/[\s\p{Cf}\u2800\u3164]/gu, "");
  const look = {
    type: "button",
    class: `inline-button${blank ? " blank" : ""}`,
    "aria-label": blank ? t("blank") : null,
    "data-key": key,
    "aria-busy": String(waits),
  };
  const element = h("button", look, h("span", {}, button.text), button.url ? icon("link") : null);
  element.addEventListener("click", () => press(element, message, acts, button, row, column));
  return element;
}

async function press(element, message, acts, button, row, column) {
  const kind = ELSEWHERE.find((name) => name in button);
  if (kind) {
    acts.notice(t("not_here", { what: kind }));
  } else if (button.copy_text) {
    await navigator.clipboard.writeText(button.copy_text.text);
    acts.notice(t("copied"));
  } else if (element.getAttribute("aria-busy") !== "true") {
    element.setAttribute("aria-busy", "true");
    const waits = await acts.tap(message, row, column);
    if (!waits) element.setAttribute("aria-busy", "false");
  }
}

export function replyKeyboard(keyboard, acts) {
  const rows = keyboard.keyboard.map((buttons) =>
    h(
      "div",
      { class: "buttons-row" },
      buttons.map((button) => replyButton(button, acts)),
    ),
  );
  const natural = keyboard.resize_keyboard ? "" : " tall";
  return h(
    "div",
    { class: `reply-keyboard${natural}`, role: "group", "aria-label": t("keyboard") },
    rows,
  );
}

function replyButton(button, acts) {
  const asks = button.request_contact
    ? "shares_contact"
    : button.request_location
      ? "shares_location"
      : "";
  const label = asks ? `${button.text} (${t(asks)})` : undefined;
  const look = {
    type: "button",
    class: "reply-button",
    "aria-label": label,
    onclick: () => acts.press(button.text),
  };
  const sign = asks ? icon(asks === "shares_contact" ? "person" : "pin") : null;
  return h("button", look, sign, h("span", {}, button.text));
}
