// What the visitor chose: language, theme, size of type, and the phone last looked at.

import { EN } from "./words.en.js";
import { ZH } from "./words.zh.js";

const WORDS = { en: EN, zh: ZH };

const KEY = "sandbox";
const kept = JSON.parse(localStorage.getItem(KEY) || "{}");

export const settings = {
  language: kept.language === "en" ? "en" : "zh",
  theme: kept.theme || "",
  size: kept.size || "",
  current: kept.current || "",
  pace: kept.pace ?? 1, // part of the usual time that a story takes
  invited: Boolean(kept.invited), // whether the invitation to a story was put away
};

export function choose(changes) {
  Object.assign(settings, changes);
  localStorage.setItem(KEY, JSON.stringify(settings));
  const root = document.documentElement;
  for (const name of ["theme", "size"]) {
    if (settings[name]) root.dataset[name] = settings[name];
    else delete root.dataset[name];
  }
  root.lang = settings.language === "en" ? "en" : "zh-CN";
}

export function isDark() {
  if (settings.theme) return settings.theme === "dark";
  return matchMedia("(prefers-color-scheme: dark)").matches;
}

// The words for `key` in the chosen language; {name} is replaced.
export function t(key, values = {}) {
  const words = WORDS[settings.language][key];
  if (words === undefined) throw new Error(`no words for ${key}`);
  return words.replace(/\{(\w+)\}/g, (_, name) => values[name]);
}

// A title that the host gave as a string, or as one per language.
export function titled(title) {
  if (title && typeof title === "object") return title[settings.language] || title.zh || title.en;
  return title || "";
}
