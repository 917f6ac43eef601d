// What the person holding a phone can do.

import { base64, post } from "./api.js";
import { t } from "./settings.js";
import { isPast, world } from "./world.js";

const PATIENCE_MS = 30000; // a button turns no longer than Telegram waits for the answer

// `say(words)` shows a short notice on the phone, `go(user, peer)` brings up another phone.
export function actsFor(phone, { say, go }) {
  const path = `/people/${phone.user}/chats/${phone.peer}/acts`;

  async function act(body) {
    if (isPast()) {
      say(t("only_past"));
      return null;
    }
    try {
      return await post(path, body);
    } catch (error) {
      say(t("failed", { why: error.message }));
      return null;
    }
  }

  // What is shown is sent, as by any client: the bot itself answers for a button it has changed.
  async function tap(message, row, column) {
    const key = `${message.message_id}:${row}:${column}`;
    const shown = message.reply_markup.inline_keyboard[row][column];
    const { query_id: query, url } =
      (await act({ act: "tap", message_id: message.message_id, shown })) || {};
    if (url) open(url);
    if (!query || phone.answers.delete(query)) return false;
    phone.waiting.set(query, key);
    setTimeout(() => phone.waiting.delete(query), PATIENCE_MS);
    return true;
  }

  // The sandbox says what a link leads to: a chat that opens, or a page elsewhere.
  async function open(address) {
    if (/^(mailto|tel):/.test(address)) {
      window.open(address);
      return;
    }
    const { peer, url } = (await act({ act: "open_link", url: address })) || {};
    if (url && /^(https?|ftp):/.test(url)) window.open(url, "_blank", "noopener");
    const bot = world.bots.find((one) => one.username === peer);
    if (peer) await go(phone.user, bot ? String(bot.id) : peer);
  }

  return {
    act,
    tap,
    open,
    say: (text, replyTo) => act({ act: "say", text, reply_to: replyTo }),
    command: (text) => act({ act: "say", text }),
    edit: (id, text) => act({ act: "edit", message_id: id, text }),
    photo: async (blob, caption) => act({ act: "photo", base64: await base64(blob), caption }),
    file: async (file, caption) =>
      act({
        act: "document",
        name: file.name,
        mime: file.type,
        base64: await base64(file),
        caption,
      }),
    voice: () => act({ act: "voice", seconds: 3 }),
    contact: () => act({ act: "contact" }),
    location: (latitude, longitude) => act({ act: "location", latitude, longitude }),
    press(label) {
      if (phone.keyboard?.one_time_keyboard) phone.keyboard = null;
      const { latitude, longitude } = phone;
      return act({ act: "press", label, latitude, longitude });
    },
    album: async (blobs, caption) =>
      act({ act: "album", photos: await Promise.all(blobs.map(base64)), caption }),
    vote: (message, options) => act({ act: "vote", message_id: message.message_id, options }),
    // The same reaction once more takes it back.
    react(message, emoji) {
      const had = message.reacted?.[phone.user] === emoji;
      return act({ act: "react", message_id: message.message_id, emoji: had ? [] : [emoji] });
    },
    pin: (message) => act({ act: "pin", message_id: message.message_id }),
    unpin: (message) => act({ act: "unpin", message_id: message.message_id }),
    // Into another chat of the same person.
    async forward(message, peer) {
      const body = { act: "forward", message_id: message.message_id, from_peer: phone.peer };
      try {
        await post(`/people/${phone.user}/chats/${peer}/acts`, body);
        await go(phone.user, peer);
      } catch (error) {
        say(t("failed", { why: error.message }));
      }
    },
    leave: () => act({ act: "leave" }),
    block: () => act({ act: "block" }),
    async unblock() {
      await act({ act: "unblock" });
      await act({ act: "say", text: "/start" });
    },
  };
}

// A picture drawn on the spot, so that something is there to send.
export async function samplePhoto(words) {
  const canvas = document.createElement("canvas");
  Object.assign(canvas, { width: 800, height: 600 });
  const pen = canvas.getContext("2d");
  const sky = pen.createLinearGradient(0, 0, 0, 420);
  sky.addColorStop(0, "#7fb2c9");
  sky.addColorStop(1, "#f2dfc2");
  pen.fillStyle = sky;
  pen.fillRect(0, 0, 800, 600);
  pen.fillStyle = "#f6c66b";
  pen.beginPath();
  pen.arc(610, 190, 54, 0, 7);
  pen.fill();
  for (const [x, width, height, colour] of [
    [60, 150, 250, "#8aa39a"],
    [230, 190, 320, "#6f8f86"],
    [440, 130, 210, "#9bb0a5"],
    [590, 170, 280, "#7b998f"],
  ]) {
    pen.fillStyle = colour;
    pen.fillRect(x, 500 - height, width, height);
    pen.fillStyle = "#fbe9b7";
    for (let top = 520 - height; top < 460; top += 46) {
      for (let left = x + 18; left < x + width - 26; left += 40) pen.fillRect(left, top, 20, 24);
    }
  }
  pen.fillStyle = "#4d6b5d";
  pen.fillRect(0, 500, 800, 100);
  pen.fillStyle = "#fff";
  pen.font = "28px sans-serif";
  pen.fillText(words, 28, 562);
  return new Promise((resolve) => canvas.toBlob(resolve, "image/jpeg", 0.86));
}
