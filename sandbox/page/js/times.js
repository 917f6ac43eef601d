// Dates and times as the visitor reads them, in the time zone of the place the bot serves.

import { settings, t } from "./settings.js";
import { nowMs, world } from "./world.js";

const kept = new Map();

function format(name, options) {
  const locale = settings.language === "en" ? "en-GB" : "zh-CN";
  const key = `${name} ${locale} ${world.timeZone}`;
  if (!kept.has(key)) {
    kept.set(key, new Intl.DateTimeFormat(locale, { timeZone: world.timeZone, ...options }));
  }
  return kept.get(key);
}

const CLOCK = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" };
const DAY = { year: "numeric", month: "long", day: "numeric", weekday: "short" };
const SHORT_DAY = { year: "numeric", month: "numeric", day: "numeric", weekday: "short" };

export const clockTime = (ms) => format("clock", CLOCK).format(ms);
export const seconds = (ms) => format("seconds", { ...CLOCK, second: "2-digit" }).format(ms);
export const shortDay = (ms) =>
  format("short", SHORT_DAY)
    .format(ms)
    .replace(/(\d)周/, "$1 周");

export function dayName(ms) {
  const day = format("day", DAY);
  return day.format(ms) === day.format(nowMs()) ? t("today") : day.format(ms);
}

// The instant of `hour`:00 today or `days` later, in the page's time zone.
export function instantAt(days, hour) {
  const parts = new Intl.DateTimeFormat("en-GB", {
    timeZone: world.timeZone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    hourCycle: "h23",
  }).formatToParts(nowMs());
  const part = (name) => Number(parts.find((found) => found.type === name).value);
  const shown = Date.UTC(
    part("year"),
    part("month") - 1,
    part("day"),
    part("hour"),
    part("minute"),
    part("second"),
  );
  const offset = shown - Math.floor(nowMs() / 1000) * 1000;
  return Date.UTC(part("year"), part("month") - 1, part("day") + days, hour) - offset;
}
