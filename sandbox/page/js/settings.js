// What the visitor chose: language, theme, size of type, and the phone last looked at.

import { address, showAddress } from "./address.js";
import { EN } from "./words.en.js";
import { ZH } from "./words.zh.js";

const WORDS = { en: EN, zh: ZH };

const KEY = "sandbox";
const kept = JSON.parse(localStorage.getItem(KEY) || "{}");
const known = (words, one) => (words.includes(one) ? one : "");

// What the address asks for wins over what was chosen before; without either, the browser's
// language decides.
const asked = address();
const browsers = /^zh/i.test(navigator.language) ? "zh" : "en";

export const settings = {
  language: known(["zh", "en"], asked.language) || known(["zh", "en"], kept.language) || browsers,
  theme: known(["light", "dark"], asked.theme) || kept.theme || "",
  size: kept.size || "",
  current: kept.current || "",
  pace: kept.pace ?? 1, // part of the usual time that a story takes
  invited: Boolean(kept.invited), // whether the invitation to a story was put away
};

const chosen = { ...kept };

// Only what was chosen is kept: who never chose a language gets their browser's the next time.
export function choose(changes) {
  Object.assign(settings, changes);
  Object.assign(chosen, changes);
  localStorage.setItem(KEY, JSON.stringify(chosen));
  if (changes.language || changes.theme) showAddress(changes);
  apply();
}

function apply() {
  const root = document.documentElement;
  for (const name of ["theme", "size"]) {
    if (settings[name]) root.dataset[name] = settings[name];
    else delete root.dataset[name];
  }
  root.lang = settings.language === "en" ? "en" : "zh-CN";
}
apply();

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
