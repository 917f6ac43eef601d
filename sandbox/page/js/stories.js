// The list of stories: what each shows, a button to play it, and how fast.

import { post } from "./api.js";
import { h, icon } from "./dom.js";
import { choose, settings, t, titled } from "./settings.js";
import { leave, play, playing } from "./show.js";
import { world } from "./world.js";

const PACES = [
  [1.7, "pace_slow"],
  [1, "pace_normal"],
  [0.45, "pace_fast"],
];

// `close` puts the list away when a story begins.
export function storiesDrawer(close) {
  const told = h("p", { class: "calm", role: "status" });
  const begin = async (story) => {
    try {
      await play(story.id);
      close();
    } catch (error) {
      told.textContent = t("failed", { why: error.message });
    }
  };
  const list = h(
    "ul",
    { class: "stories" },
    world.stories.map((story) => card(story, () => begin(story))),
  );
  const content = h("p", { class: "quiet" }, t("stories_help"));
  const back = h(
    "button",
    { type: "button", class: "solid", hidden: !world.kept || playing(), onclick: leave },
    icon("back"),
    t("go_back"),
  );
  return { element: h("div", { class: "drawer-body" }, content, back, told, paces(), list) };
}

function card(story, begin) {
  const title = titled(story.title);
  const look = { type: "button", class: "solid round", "aria-label": t("story_of", { title }) };
  return h(
    "li",
    {},
    h("div", {}, h("h3", {}, title), h("p", { class: "quiet" }, titled(story.gist))),
    h("button", { ...look, onclick: begin }, icon("play")),
  );
}

function paces() {
  const chosen = (pace) => {
    choose({ pace });
    post("/control/stories", { pace });
  };
  const choices = PACES.map(([pace, words]) =>
    h(
      "label",
      { class: "check" },
      h("input", {
        type: "radio",
        name: "pace",
        checked: settings.pace === pace,
        onchange: () => chosen(pace),
      }),
      t(words),
    ),
  );
  return h("fieldset", { class: "paces" }, h("legend", {}, t("pace")), choices);
}
