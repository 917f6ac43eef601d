// The strip under the phones while a story plays: the caption, who does what, and the controls.

import { showAddress } from "./address.js";
import { get, post } from "./api.js";
import { dialogBox } from "./boxes.js";
import { h, icon, iconButton } from "./dom.js";
import { anyDraft } from "./drafts.js";
import { choose, settings, t, titled } from "./settings.js";
import { Steps } from "./steps.js";
import { isPast, on, phoneKey, world } from "./world.js";

const ADDRESS = "/control/stories";
const BUSY = ["preparing", "playing", "paused"];

export const playing = () => BUSY.includes(world.scene.state);
export const conduct = (deed, more = {}) => post(ADDRESS, { do: deed, ...more });

// The bot's phones are known by its id, while a story may name it.
export function keyOfScene({ user, peer }) {
  const bot = world.bots.find((one) => one.username === peer);
  return phoneKey(user, bot ? String(bot.id) : peer);
}

// What somebody was doing is put aside for a story, and they are asked first.
export async function play(story) {
  const { touched } = await get(ADDRESS);
  const keep = touched || anyDraft();
  const begin = () => {
    showAddress({ story });
    return post(ADDRESS, {
      play: story,
      language: settings.language,
      pace: settings.pace,
      keep,
    });
  };
  if (!keep) return begin();
  const title = titled(world.stories.find(({ id }) => id === story)?.title);
  const words = h("p", {}, t("aside_ask", { title }));
  return dialogBox(t("aside"), [words], t("story_play"), begin);
}

// Out of the story, to what was put aside for it; what was done in the meantime is lost.
export async function leave() {
  const out = () => {
    showAddress({ story: "" });
    return conduct(world.kept ? "give_back" : "stop");
  };
  const { touched } = await get(ADDRESS);
  if (!touched || !world.kept) return out();
  return dialogBox(t("go_back"), [h("p", {}, t("go_back_ask"))], t("go_back"), out);
}

export class Show {
  // `stories` opens the list of all, `look(key, label)` brings up a phone.
  constructor({ stories, look }) {
    this.stories = stories;
    this.steps = new Steps({
      changed: () => {
        this.draw();
        look(keyOfScene(this.steps.scene), this.steps.scene.label);
      },
      present: () => conduct("go_on"),
    });
    this.title = h("strong", { class: "show-title" });
    this.deed = h("p", { class: "show-deed" });
    this.caption = h("p", { class: "show-caption", role: "status", "aria-live": "polite" });
    this.chapters = h("ol", { class: "chapters", "aria-label": t("chapters") });
    this.buttons = h("div", { class: "show-buttons" });
    this.element = h(
      "section",
      { class: "show", "aria-label": t("story") },
      this.chapters,
      h("div", { class: "show-words" }, this.title, this.caption, this.deed),
      this.buttons,
    );
    this.draw();
  }

  draw() {
    const { state, caption, deed } = this.steps.scene;
    this.element.hidden = state === "idle" && !this.invites();
    this.element.dataset.state = state;
    this.element.classList.toggle("past", isPast());
    this.title.textContent = this.heading(state);
    this.say(isPast() ? titled(caption) : this.words(state, caption));
    this.deed.textContent = titled(deed);
    this.drawChapters();
    const drawn = [state, isPast(), this.steps.plays, world.kept].join();
    if (this.drawn === drawn) return;
    this.drawn = drawn;
    this.drawButtons(state);
  }

  // One piece of the bar for each chapter: what is over is full, what runs fills with its steps.
  drawChapters() {
    const titles = this.story()?.chapters || [];
    const { state, chapter, step } = this.steps.scene;
    const begun = step >= 0 && (playing() || state === "ended");
    this.chapters.hidden = !begun || !titles.length;
    if (this.chapters.hidden) return;
    if (this.told !== titles) {
      this.told = titles;
      this.chapters.replaceChildren(...titles.map((title, place) => this.piece(title, place)));
    }
    if (chapter !== this.in) this.from = isPast() ? this.first(chapter) : step;
    this.in = chapter;
    const over = !isPast() && state === "ended";
    [...this.chapters.children].forEach((piece, place) => {
      const part = 1 - 1 / (1 + (step - this.from + 1) / 5);
      const full = place < chapter || over ? 1 : place > chapter ? 0 : part;
      piece.style.setProperty("--full", full);
      const button = piece.firstChild;
      if (place === chapter && !over) button.setAttribute("aria-current", "step");
      else button.removeAttribute("aria-current");
    });
  }

  first(chapter) {
    return this.steps.steps.findIndex(({ scene }) => scene.chapter === chapter);
  }

  piece(title, place) {
    const words = titled(title);
    const button = h("button", { type: "button", title: words }, h("span", {}, words));
    button.addEventListener("click", () => this.toChapter(place));
    return h("li", {}, button);
  }

  // One that was is looked back at, one that is to come is hurried to.
  async toChapter(number) {
    if (number <= world.scene.chapter) {
      await this.rests();
      await this.steps.chapter(number);
    } else if (playing()) {
      await this.steps.leave();
      await conduct("jump", { chapter: number });
    }
  }

  async rests() {
    if (world.scene.state === "playing") await conduct("pause");
  }

  // Said once: what has not changed is not read aloud again.
  say(words) {
    if (this.caption.textContent !== words) this.caption.textContent = words;
  }

  heading(state) {
    const title = titled(this.story()?.title);
    if (state === "idle") return t("stories");
    if (isPast()) return t("story_past", { title });
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
    const held = [...this.buttons.children].indexOf(document.activeElement);
    const buttons = this.controls(state);
    this.buttons.replaceChildren(...buttons);
    if (held >= 0) (buttons[held] || buttons[0])?.focus({ preventScroll: true });
  }

  controls(state) {
    const words = (sign, key, action, look = "plain") =>
      h("button", { type: "button", class: look, onclick: action }, icon(sign), t(key));
    const all = () => words("play", "all_stories", this.stories);
    if (isPast()) return this.transport(this.steps.plays);
    if (state === "preparing") return world.scene.story ? [this.stop()] : [];
    if (playing()) return this.transport(state === "playing");
    const close = iconButton("close", t("close"), () => this.away(state));
    if (state === "idle") {
      const first = words("play", "story_play", () => play(world.stories[0].id), "solid");
      return [first, all(), close];
    }
    const back = world.kept ? words("back", "go_back", leave, "solid") : null;
    const again = words("reset", "story_again", () => play(world.scene.story));
    const step = state === "ended" ? iconButton("previous", t("story_back"), this.steps.back) : null;
    return [step, back, again, all(), close].filter(Boolean);
  }

  // A step back, stop and go, a step on, and out.
  transport(goes) {
    const back = iconButton("previous", t("story_back"), () => this.back());
    const pause = iconButton(goes ? "pause" : "play", t(goes ? "story_pause" : "story_on"), () =>
      this.flip(goes),
    );
    const next = iconButton("next", t("story_next"), () =>
      isPast() ? this.steps.next() : conduct("next"),
    );
    return [back, pause, next, this.stop()];
  }

  stop() {
    return iconButton("halt", t("story_stop"), async () => {
      await this.steps.leave();
      await leave();
    });
  }

  async back() {
    await this.rests();
    await this.steps.back();
  }

  async flip(goes) {
    if (!isPast()) await conduct(goes ? "pause" : "go_on");
    else if (goes) {
      this.steps.rest();
      this.draw();
    } else await this.steps.play();
  }

  // The strip goes; everything stays as it stands.
  away(state) {
    choose({ invited: true });
    showAddress({ story: "" });
    if (state === "idle") this.draw();
    else conduct("stop");
  }
}

// Keeps a strip up with the world; `current` gives the one that lives, `look` shows a phone.
export function followScene(current, look) {
  on("scene", () => {
    current()?.draw();
    if (isPast()) {
      if (world.scene.state === "idle") current().steps.leave();
      return;
    }
    look(playing() ? keyOfScene(world.scene) : "", world.scene.label);
  });
  on("loaded", () => current()?.draw());
}
