// Everything in a message that is not text.

import { fileAddress } from "./api.js";
import { h, icon } from "./dom.js";
import { drawnMap } from "./map.js";
import { settings, t } from "./settings.js";

const WIDEST = 272;
const TALLEST = 320;

export function mediaOf(message, acts) {
  for (const [kind, draw] of Object.entries(KINDS)) {
    if (message[kind]) return draw(message[kind], message, acts);
  }
  return null;
}

function boxOf(width, height) {
  const scale = Math.min(WIDEST / width, TALLEST / height, 1.6);
  return {
    width: Math.max(Math.round(width * scale), 120),
    height: Math.max(Math.round(height * scale), 60),
  };
}

function photo(sizes, message) {
  const largest = sizes[sizes.length - 1];
  const address = fileAddress(largest.file_id);
  const words = message.caption || t("photo");
  const image = h("img", { src: address, alt: words, ...boxOf(largest.width, largest.height) });
  const enlarge = () => lightbox(address, words);
  return h(
    "button",
    { type: "button", class: "photo", title: t("open_photo"), onclick: enlarge },
    image,
  );
}

function lightbox(address, words) {
  const close = h(
    "button",
    { type: "button", class: "icon-button", "aria-label": t("close") },
    icon("close"),
  );
  const dialog = h(
    "dialog",
    { class: "lightbox", "aria-label": words },
    close,
    h("img", { src: address, alt: words }),
  );
  dialog.addEventListener("click", () => dialog.close());
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

function moving(file, message) {
  const address = fileAddress(file.file_id);
  const box = boxOf(file.width || 320, file.height || 240);
  return h("video", {
    class: "video",
    src: address,
    controls: true,
    preload: "none",
    "aria-label": message.caption || t("file"),
    ...box,
  });
}

function sizeWords(bytes = 0) {
  if (bytes < 1024) return `${bytes} B`;
  return bytes < 1048576 ? `${(bytes / 1024).toFixed(1)} KB` : `${(bytes / 1048576).toFixed(1)} MB`;
}

function file(given) {
  const name = given.file_name || t("file");
  const look = { class: "file", href: fileAddress(given.file_id), download: name };
  const words = h(
    "span",
    { class: "file-words" },
    h("span", { class: "file-name" }, name),
    h("span", { class: "quiet" }, sizeWords(given.file_size)),
  );
  return h("a", look, h("span", { class: "file-icon" }, icon("file")), words);
}

function voice(given) {
  const sound = h("audio", { src: fileAddress(given.file_id), preload: "none" });
  const button = h(
    "button",
    { type: "button", class: "play", "aria-label": t("play") },
    icon("play"),
  );
  const wave = h("span", { class: "wave", "aria-hidden": "true" }, bars(given.file_unique_id));
  const length = h("span", { class: "quiet" }, lengthWords(given.duration));
  const show = (playing) => {
    button.replaceChildren(icon(playing ? "pause" : "play"));
    button.setAttribute("aria-label", t(playing ? "pause" : "play"));
    wave.classList.toggle("playing", playing);
  };
  button.addEventListener("click", () => (sound.paused ? sound.play() : sound.pause()));
  for (const [event, playing] of [
    ["play", true],
    ["pause", false],
    ["ended", false],
  ]) {
    sound.addEventListener(event, () => show(playing));
  }
  return h(
    "div",
    { class: "voice", role: "group", "aria-label": t("voice", { n: given.duration }) },
    button,
    h("span", { class: "voice-words" }, wave, length),
    sound,
  );
}

const lengthWords = (n) => `${Math.floor(n / 60)}:${String(n % 60).padStart(2, "0")}`;

function bars(seed = "") {
  const heights = [];
  for (let place = 0; place < 28; place += 1) {
    const code = seed.charCodeAt(place % (seed.length || 1)) || 60;
    heights.push(h("i", { style: { "--tall": `${20 + ((code * (place + 7)) % 80)}%` } }));
  }
  return heights;
}

function location({ latitude, longitude }) {
  const place = { lat: latitude.toFixed(5), lon: longitude.toFixed(5) };
  const caption = h("span", { class: "quiet" }, `${place.lat}, ${place.lon}`);
  return h(
    "div",
    { class: "place", role: "img", "aria-label": t("map", place) },
    drawnMap(latitude, longitude, WIDEST, 148),
    caption,
  );
}

function venue(given) {
  const words = h(
    "div",
    { class: "venue" },
    h("strong", {}, given.title),
    h("span", {}, given.address),
  );
  return h("div", {}, location(given.location), words);
}

function contact(given) {
  const name = [given.first_name, given.last_name].filter(Boolean).join(" ");
  const words = h(
    "span",
    { class: "file-words" },
    h("span", { class: "file-name" }, name),
    h("span", { class: "quiet" }, given.phone_number),
  );
  return h(
    "div",
    { class: "file", role: "group", "aria-label": t("contact_card") },
    h("span", { class: "file-icon" }, icon("person")),
    words,
  );
}

function sticker(given) {
  const words = t("sticker", { emoji: given.emoji || "" });
  if (given.emoji)
    return h("div", { class: "sticker", role: "img", "aria-label": words }, given.emoji);
  return h("img", {
    class: "sticker-image",
    src: fileAddress(given.file_id),
    alt: words,
    width: 150,
    height: 150,
  });
}

function dice(given) {
  return h("div", { class: "sticker" }, `${given.emoji} ${given.value}`);
}

// Several answers are gathered first; one alone is sent at once.
function poll(given, message, acts) {
  const kind = given.is_closed
    ? "poll_closed"
    : given.type === "quiz"
      ? "poll_quiz"
      : given.is_anonymous
        ? "poll_anonymous"
        : "poll";
  const total = given.total_voter_count;
  const body = h("div", { class: "poll", role: "group", "aria-label": given.question });
  const chosen = new Set(message.chosen || []);
  const voted = chosen.size > 0;
  const send = h(
    "button",
    {
      type: "button",
      class: "plain",
      disabled: true,
      onclick: () => acts.vote(message, [...chosen]),
    },
    t("poll_vote"),
  );
  const choose = (place, button) => {
    if (!given.allows_multiple_answers) return acts.vote(message, [place]);
    if (!chosen.delete(place)) chosen.add(place);
    button.setAttribute("aria-pressed", String(chosen.has(place)));
    send.disabled = !chosen.size;
    return null;
  };
  const rows = given.options.map((option, place) => {
    const share = total ? Math.round((100 * option.voter_count) / total) : 0;
    const mark =
      voted || given.is_closed
        ? h("span", { class: "share" }, `${share}%`)
        : h("span", { class: "dot", "aria-hidden": "true" });
    const bar = h("span", {
      class: "share-bar",
      style: { "--share": `${voted || given.is_closed ? share : 0}%` },
      "aria-hidden": "true",
    });
    const look = {
      type: "button",
      class: "option",
      "aria-pressed": String(chosen.has(place)),
      disabled: given.is_closed || voted,
    };
    const button = h("button", look, mark, h("span", {}, option.text), bar);
    button.addEventListener("click", () => choose(place, button));
    return button;
  });
  const count = total ? t("votes", { n: total }) : t("no_votes");
  body.append(h("strong", {}, given.question), h("span", { class: "quiet" }, t(kind)), ...rows);
  if (given.allows_multiple_answers && !voted && !given.is_closed) body.append(send);
  body.append(h("span", { class: "quiet" }, count));
  return body;
}

const KINDS = {
  photo,
  video: moving,
  animation: moving,
  video_note: moving,
  document: file,
  audio: file,
  voice,
  venue,
  location,
  contact,
  sticker,
  dice,
  poll,
};

// One line about a message, for quotes, the pinned bar and screen readers.
export function gist(message) {
  const words = message.text || message.caption;
  if (words) return words;
  const kind = ["photo", "voice", "document", "location", "contact", "poll"].find(
    (name) => message[name],
  );
  if (kind === "voice") return t("voice", { n: message.voice.duration });
  if (kind === "document") return message.document.file_name || t("file");
  if (kind === "poll") return message.poll.question;
  if (kind === "contact") return `${t("contact_card")} ${message.contact.first_name}`;
  return kind ? t(kind) : notice(message) || (message.sticker || {}).emoji || t("unsupported");
}

export const nameOf = (user) => [user.first_name, user.last_name].filter(Boolean).join(" ");

// The words of a service message, or nothing.
export function notice(message) {
  const who = nameOf(message.from || { first_name: "" });
  if (message.new_chat_members) {
    const names = message.new_chat_members
      .map(nameOf)
      .join(settings.language === "zh" ? "、" : ", ");
    return t("joined", { who: names });
  }
  if (message.left_chat_member) return t("left", { who: nameOf(message.left_chat_member) });
  if (message.new_chat_title) return t("renamed", { title: message.new_chat_title });
  if (message.pinned_message) return t("pinned_notice", { who });
  if (message.group_chat_created || message.supergroup_chat_created) return t("created");
  return "";
}
