// The strip under the phones while a story plays: the caption, who does what, and the controls.

import { post } from "./api.js";
import { h, icon, iconButton } from "./dom.js";
import { choose, settings, t, titled } from "./settings.js";
import { on, phoneKey, world } from "./world.js";

const ADDRESS = "/control/stories";
const BUSY = ["preparing", "playing", "paused"];

export const playing = () => BUSY.includes(world.scene.state);
export const conduct = (deed) => post(ADDRESS, { do: deed });

// The bot's phones are known by its id, while a story may name it.
export function keyOfScene({ user, peer }) {
  const bot = world.bots.find((one) => one.username === peer);
  return phoneKey(user, bot ? String(bot.id) : peer);
}

export function play(story) {
  return post(ADDRESS, { play: story, language: settings.language, pace: settings.pace });
}

export class Show {
  // `stories` opens the list of all.
  constructor({ stories }) {
    this.stories = stories;
    this.title = h("strong", { class: "show-title" });
    this.deed = h("p", { class: "show-deed" });
    this.caption = h("p", { class: "show-caption", role: "status", "aria-live": "polite" });
    this.buttons = h("div", { class: "show-buttons" });
    this.element = h(
      "section",
      { class: "show", "aria-label": t("story") },
      h("div", { class: "show-words" }, this.title, this.caption, this.deed),
      this.buttons,
    );
    this.draw();
  }

  draw() {
    const { state, caption, deed } = world.scene;
    this.element.hidden = state === "idle" && !this.invites();
    this.element.dataset.state = state;
    this.title.textContent = this.heading(state);
    this.say(this.words(state, caption));
    this.deed.textContent = titled(deed);
    if (this.drawn === state) return;
    this.drawn = state;
    this.drawButtons(state);
  }

  // Said once: what has not changed is not read aloud again.
  say(words) {
    if (this.caption.textContent !== words) this.caption.textContent = words;
  }

  heading(state) {
    const title = titled(this.story()?.title);
    if (state === "idle") return t("stories");
    return state === "ended" ? t("story_over", { title }) : title;
  }

  words(state, caption) {
    if (state === "idle") return t("story_invite", { title: titled(world.stories[0]?.title) });
    if (state === "preparing") return t("story_preparing");
    if (state === "failed") return t("failed", { why: titled(caption) });
    return state === "ended" ? t("story_yours", { what: titled(caption) }) : titled(caption);
  }

  story() {
    return world.stories.find((story) => story.id === world.scene.story);
  }

  // Before the first story the strip asks whether one would like to see it, until put away.
  invites() {
    return world.stories.length > 0 && !settings.invited;
  }

  drawButtons(state) {
    const held = this.buttons.contains(document.activeElement);
    this.buttons.replaceChildren(...this.controls(state));
    if (held) this.buttons.querySelector("button")?.focus({ preventScroll: true });
  }

  controls(state) {
    const away = () => {
      choose({ invited: true });
      if (state === "idle") this.draw();
      else conduct("stop");
    };
    const words = (sign, key, action, look = "plain") =>
      h("button", { type: "button", class: look, onclick: action }, icon(sign), t(key));
    const all = () => words("play", "all_stories", this.stories);
    const close = () => iconButton("close", t("close"), away);
    const again = () => words("reset", "story_again", () => play(world.scene.story));
    if (state === "idle")
      return [
        words("play", "story_play", () => play(world.stories[0].id), "solid"),
        all(),
        close(),
      ];
    if (!playing()) return [again(), all(), close()];
    const next = iconButton("next", t("story_next"), () => conduct("next"));
    const stop = iconButton("halt", t("story_stop"), away);
    if (state === "preparing") return [stop];
    const rests = state === "paused";
    const pause = iconButton(rests ? "play" : "pause", t(rests ? "story_on" : "story_pause"), () =>
      conduct(rests ? "go_on" : "pause"),
    );
    return [pause, next, stop];
  }
}

// Keeps a strip up with the world; `current` gives the one that lives, `look` shows a phone.
export function followScene(current, look) {
  on("scene", () => {
    current()?.draw();
    look(playing() ? keyOfScene(world.scene) : "", world.scene.label);
  });
  on("loaded", () => current()?.draw());
}
