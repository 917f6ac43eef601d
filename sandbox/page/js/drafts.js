// What was written and not sent, kept by the browser until it is; each era has its own.

import { world } from "./world.js";

const KEY = "sandbox drafts";
const ERAS = 20; // of which drafts are kept; the oldest go first

const read = () => JSON.parse(localStorage.getItem(KEY) || "{}");

export const draftOf = (phone) => read()[world.era]?.[phone.key] || "";
export const anyDraft = () => Boolean(read()[world.era]);

export function keepDraft(phone, words) {
  const { [world.era]: mine = {}, ...others } = read();
  if (words) mine[phone.key] = words;
  else delete mine[phone.key];
  const eras = Object.entries(others).slice(1 - ERAS);
  if (Object.keys(mine).length) eras.push([world.era, mine]);
  localStorage.setItem(KEY, JSON.stringify(Object.fromEntries(eras)));
}
