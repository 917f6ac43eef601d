// Text with the Bot API's entities, as elements. Offsets are UTF-16 units, as in JavaScript.

import { h } from "./dom.js";
import { t } from "./settings.js";

const SAFE = new Set(["http:", "https:", "mailto:", "tel:", "ftp:", "tg:"]);
const BLOCKS = new Set(["pre", "blockquote", "expandable_blockquote"]);

// `open(link)` opens a link, `command(text)` sends a command.
export function formatted(text, entities, acts) {
  const sorted = [...(entities || [])].sort((a, b) => a.offset - b.offset || b.length - a.length);
  return spans(text, 0, text.length, sorted, acts);
}

function spans(text, start, end, entities, acts) {
  const nodes = [];
  let at = start;
  let rest = entities;
  let afterBlock = false;
  while (rest.length) {
    const [entity, ...others] = rest;
    const from = Math.max(entity.offset, at);
    const to = Math.min(entity.offset + entity.length, end);
    const inside = others.filter((other) => other.offset < to);
    rest = others.filter((other) => other.offset >= to);
    if (to <= from) continue;
    const block = BLOCKS.has(entity.type);
    pushText(nodes, text.slice(at, from), afterBlock, block);
    nodes.push(wrapped(entity, text.slice(from, to), spans(text, from, to, inside, acts), acts));
    afterBlock = block;
    at = to;
  }
  pushText(nodes, text.slice(at, end), afterBlock, false);
  return nodes;
}

// A block stands on lines of its own, so one line break beside it is already there.
function pushText(nodes, text, afterBlock, beforeBlock) {
  let words = text;
  if (afterBlock && words.startsWith("\n")) words = words.slice(1);
  if (beforeBlock && words.endsWith("\n")) words = words.slice(0, -1);
  if (words) nodes.push(words);
}

const SIMPLE = {
  bold: "strong",
  italic: "em",
  underline: "u",
  strikethrough: "s",
  code: "code",
  blockquote: "blockquote",
};

function wrapped(entity, words, children, acts) {
  if (SIMPLE[entity.type]) return h(SIMPLE[entity.type], {}, children);
  switch (entity.type) {
    case "pre":
      return h("pre", { "data-language": entity.language, tabindex: "0" }, h("code", {}, children));
    case "expandable_blockquote":
      return expandable(children);
    case "spoiler":
      return spoiler(children);
    case "text_link":
      return link(entity.url, children, acts);
    case "url":
      return link(words.includes("://") ? words : `https://${words}`, children, acts);
    case "email":
      return link(`mailto:${words}`, children, acts);
    case "phone_number":
      return link(`tel:${words}`, children, acts);
    case "mention":
      return link(`https://t.me/${words.slice(1)}`, children, acts);
    case "bot_command":
      return h(
        "button",
        { type: "button", class: "link", onclick: () => acts.command(words) },
        children,
      );
    case "text_mention":
    case "hashtag":
    case "cashtag":
      return h("span", { class: "tag" }, children);
    default:
      return h("span", {}, children);
  }
}

function link(address, children, acts) {
  let url;
  try {
    url = new URL(address);
  } catch {
    return h("span", {}, children);
  }
  if (!SAFE.has(url.protocol)) return h("span", {}, children);
  const onclick = (event) => {
    event.preventDefault();
    acts.open(url.href);
  };
  return h(
    "a",
    { href: url.href, rel: "noopener noreferrer", target: "_blank", onclick },
    children,
  );
}

function spoiler(children) {
  const hidden = h("span", { class: "spoiler-text" }, children);
  const cover = h("button", { type: "button", class: "spoiler", "aria-label": t("spoiler") });
  const whole = h("span", { class: "spoiler-box" }, cover, hidden);
  hidden.setAttribute("aria-hidden", "true");
  cover.addEventListener("click", () => {
    hidden.removeAttribute("aria-hidden");
    cover.remove();
  });
  return whole;
}

function expandable(children) {
  const quote = h("blockquote", { class: "folded" }, children);
  const unfold = h("button", { type: "button", class: "link unfold" }, t("show_more"));
  unfold.addEventListener("click", () => {
    quote.classList.remove("folded");
    unfold.remove();
  });
  return h("div", { class: "expandable" }, quote, unfold);
}
