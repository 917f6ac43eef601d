// One message as it stands in a chat.

import { h, icon } from "./dom.js";
import { formatted } from "./entities.js";
import { inlineKeyboard } from "./buttons.js";
import { gist, mediaOf, nameOf, notice } from "./media.js";
import { t } from "./settings.js";
import { clockTime } from "./times.js";

// `first`: whether its sender begins to speak here; `read`: whether the other side has it.
export function bubble(message, { phone, acts, first, read, menu }) {
  const words = notice(message);
  if (words)
    return h(
      "div",
      { class: "notice", role: "article", tabindex: "-1", "data-id": message.message_id },
      h("span", {}, words),
    );
  const side = message.mine ? "mine" : "theirs";
  const look = {
    class: `row ${side}${first ? " first" : ""}${message.media_group_id ? " album" : ""}`,
    role: "article",
    tabindex: "-1",
    "data-id": message.message_id,
    "aria-label": spoken(message, read),
  };
  const row = h(
    "div",
    look,
    h(
      "div",
      { class: "column" },
      body(message, { phone, acts, first, read }),
      keyboard(message, phone, acts),
    ),
  );
  row.addEventListener("contextmenu", (event) => {
    if (event.target.closest("a, img, input")) return;
    event.preventDefault();
    menu(message, row);
  });
  return row;
}

function body(message, { phone, acts, first, read }) {
  const box = h("div", { class: "bubble" });
  if (phone.group && !message.mine && first) {
    box.append(
      h("span", { class: `sender hue-${Math.abs(message.from.id) % 6}` }, nameOf(message.from)),
    );
  }
  if (message.forward_origin)
    box.append(
      h("span", { class: "forwarded" }, t("forwarded", { who: originOf(message.forward_origin) })),
    );
  if (message.reply_to_message) box.append(quote(message.reply_to_message, message.quote, acts));
  const media = mediaOf(message, acts);
  const text = message.text ?? message.caption;
  const words = text
    ? h(
        "div",
        { class: "text", dir: "auto" },
        formatted(shownText(message, text, phone), entitiesOf(message), acts),
      )
    : null;
  const parts = message.show_caption_above_media ? [words, media] : [media, words];
  box.append(...parts.filter(Boolean));
  if (!media && !words) box.append(h("div", { class: "text quiet" }, t("unsupported")));
  if (media && !words && !message.reply_to_message) box.classList.add("bare");
  if (media) box.classList.add("with-media");
  if (message.edit_date) box.classList.add("edited-mark");
  box.append(reactions(message, acts), meta(message, read));
  return box;
}

// Whoever came by a link pressed Start; what the link carries is for the bot alone.
function shownText(message, text, phone) {
  return message.mine && !phone.group && /^\/start \S+$/.test(text) ? "/start" : text;
}

const entitiesOf = (message) => message.entities || message.caption_entities;

function originOf(origin) {
  return origin.sender_user
    ? nameOf(origin.sender_user)
    : origin.sender_user_name || (origin.chat || origin.sender_chat || {}).title || "";
}

function quote(message, part, acts) {
  const show = () => acts.show(message.message_id);
  return h(
    "button",
    { type: "button", class: "quote", onclick: show },
    h("strong", {}, nameOf(message.from)),
    h("span", {}, part ? part.text : gist(message)),
  );
}

function reactions(message, acts) {
  const marks = (message.reactions || []).map((mark) =>
    h(
      "button",
      {
        type: "button",
        class: "reaction",
        "aria-label": t("react", { emoji: `${mark.emoji} ${mark.count}` }),
        onclick: () => acts.react(message, mark.emoji),
      },
      `${mark.emoji} ${mark.count}`,
    ),
  );
  return marks.length ? h("span", { class: "reactions" }, marks) : "";
}

function meta(message, read) {
  const parts = [];
  if (message.edit_date) parts.push(h("span", {}, t("edited")));
  const at = new Date(message.date * 1000);
  parts.push(h("time", { datetime: at.toISOString() }, clockTime(at)));
  if (message.mine)
    parts.push(
      h(
        "span",
        { class: "ticks", role: "img", "aria-label": t(read ? "read" : "sent") },
        icon(read ? "ticks" : "tick"),
      ),
    );
  return h("span", { class: "meta" }, parts);
}

function spoken(message, read) {
  const parts = [nameOf(message.from), clockTime(message.date * 1000), gist(message)];
  if (message.edit_date) parts.push(t("edited"));
  if (message.mine) parts.push(t(read ? "read" : "sent"));
  return parts.join(" · ");
}

function keyboard(message, phone, acts) {
  return message.reply_markup?.inline_keyboard ? inlineKeyboard(message, phone, acts) : null;
}
