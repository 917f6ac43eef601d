// The page's copy of the sandbox: loaded once, then kept up by server-sent events.

import { get } from "./api.js";

const KEPT = 1000; // messages of a phone in the page's memory; the sandbox has the others
const TAP_MS = 5000;
const RETRY_MS = 3000;
const KEPT_WHOLE = [
  "about",
  "bots",
  "era",
  "faults",
  "groups",
  "kept",
  "language",
  "panels",
  "people",
  "recording",
  "reset",
  "scene",
  "stories",
];

export const world = {
  journal: 0,
  clock: { now_ms: Date.now(), running: true, read_at: performance.now() },
  timeZone: "Asia/Shanghai",
  reset: false, // or the host's address for it
  language: "", // the host's address that is told what the visitor reads
  about: "",
  era: "", // of the people here; another one has others with the same numbers
  bots: [],
  people: [],
  groups: [],
  panels: [],
  faults: [],
  stories: [],
  scene: { state: "idle" },
  kept: false, // whether there is something to go back to from a story
  recording: false,
  phones: new Map(), // "user/peer" → phone
  online: true,
};

const rooms = new Map(); // "bot:chat" → phones that show it
const listeners = new Map(); // event → functions

// Returns the function that ends it.
export function on(event, listener) {
  listeners.set(event, [...(listeners.get(event) || []), listener]);
  return () =>
    listeners.set(
      event,
      listeners.get(event).filter((one) => one !== listener),
    );
}

function emit(event, ...details) {
  for (const listener of listeners.get(event) || []) listener(...details);
}

export const phoneKey = (user, peer) => `${user}/${peer}`;
export const nowMs = () =>
  world.clock.now_ms + (world.clock.running ? performance.now() - world.clock.read_at : 0);
export const botOf = (phone) => world.bots.find((bot) => String(bot.id) === phone.peer);

let loading = 0;
let lookingBack = false;
const held = []; // what happens while something is fetched, or while one looks back

async function holding(change) {
  loading += 1;
  try {
    await change();
  } finally {
    loading -= 1;
    if (!loading && !lookingBack) held.splice(0).forEach(take);
  }
}

export const load = () => holding(async () => adopt(await get("/page/state")));

function adopt(state) {
  lookingBack = false;
  world.journal = state.journal;
  world.timeZone = state.time_zone;
  for (const name of KEPT_WHOLE) world[name] = state[name];
  setClock(state.clock);
  const old = world.phones;
  world.phones = new Map();
  rooms.clear();
  for (const view of state.phones) {
    const key = phoneKey(view.user, view.peer);
    world.phones.set(key, place(view, old.get(key)));
  }
  emit("loaded");
  emit("trouble");
}

// Takes in a phone as the server tells it; what only the page knows is kept.
function place(view, phone = { waiting: new Map(), answers: new Set(), unread: 0 }) {
  const messages = new Map(view.messages.map((message) => [message.message_id, message]));
  const group = view.peer.startsWith("-");
  const room = group ? `0:${view.peer}` : `${view.peer}:${view.user}`;
  Object.assign(phone, view, { key: phoneKey(view.user, view.peer), messages, group, room });
  if (!rooms.has(room)) rooms.set(room, []);
  rooms.get(room).push(phone);
  return phone;
}

const REFRESHED = [
  "commands",
  "description",
  "keyboard",
  "asks",
  "pinned",
  "chat",
  "started",
  "blocked",
  "read",
];

function refresh(phone) {
  return holding(async () => {
    const view = await get(`/page/phones/${phone.user}/${phone.peer}`);
    for (const name of REFRESHED) phone[name] = view[name];
    emit("changed", phone);
  });
}

export async function loadEarlier(phone) {
  const before = phone.messages.keys().next().value || 0;
  const path = `/page/phones/${phone.user}/${phone.peer}/earlier?before=${before}`;
  const { messages, more } = await get(path);
  const earlier = messages.map((message) => [message.message_id, message]);
  phone.messages = new Map([...earlier, ...phone.messages]);
  phone.more = more;
  emit("changed", phone);
}

export function follow() {
  const source = new EventSource(`/people/events?after=${world.journal}`);
  source.onmessage = (event) => take(JSON.parse(event.data));
  source.onopen = () => {
    if (!world.online) restart(source);
  };
  source.onerror = () => {
    setOnline(false);
    // After some refusals the browser tries no more.
    if (source.readyState === EventSource.CLOSED) setTimeout(follow, RETRY_MS);
  };
}

// After a break the sandbox may be another one: begin again from what it says now.
async function restart(source) {
  source.close();
  try {
    await load();
  } catch {
    setTimeout(follow, RETRY_MS);
    return;
  }
  setOnline(true);
  follow();
}

function setOnline(online) {
  if (world.online === online) return;
  world.online = online;
  emit("online");
}

function setClock(clock) {
  world.clock = { ...clock, read_at: performance.now() };
  emit("clock");
}

function take(entry) {
  if (loading || (lookingBack && entry.kind !== "story")) {
    held.push(entry);
    return;
  }
  if (entry.seq <= world.journal) return;
  if (!lookingBack) world.journal = entry.seq;
  const everywhere = EVERYWHERE[entry.kind];
  if (everywhere) everywhere(entry);
  const inRoom = IN_ROOM[entry.kind];
  if (!inRoom) return;
  for (const phone of rooms.get(`${entry.bot}:${entry.chat}`) || []) {
    inRoom(phone, entry);
    emit("changed", phone);
  }
}

// Holds a message as its owner sees it: whether it is theirs, and what they voted for.
function keep(phone, message, version) {
  const mine = message.from.id === phone.user;
  const seen = { ...message, mine, version, chosen: message.votes?.[phone.user] || [] };
  phone.messages.set(message.message_id, seen);
  if (phone.messages.size > KEPT) {
    phone.messages.delete(phone.messages.keys().next().value);
    phone.more = true;
  }
  return seen;
}

let reloading = 0;
function reload() {
  clearTimeout(reloading);
  reloading = setTimeout(load, 30);
}

function refreshBot(entry) {
  for (const phone of world.phones.values()) {
    if (phone.group || phone.peer === String(entry.bot)) refresh(phone);
  }
}

// An answer can be here before the tap itself returns; taps made elsewhere never do.
function awaitTap(phone, query) {
  phone.answers.add(query);
  setTimeout(() => phone.answers.delete(query), TAP_MS);
}

const EVERYWHERE = {
  clock: setClock,
  phones: reload,
  panels: reload,
  reset() {
    world.phones = new Map(); // whoever comes next may get the same numbers
    reload();
  },
  lost: reload,
  group: reload,
  recording({ on: going }) {
    world.recording = going;
    emit("recording");
  },
  faults({ faults }) {
    world.faults = faults;
    emit("trouble");
  },
  person: (entry) => world.people.push(entry.user),
  story: ({ scene, kept }) => {
    world.scene = scene;
    world.kept = kept;
    emit("scene");
  },
  commands: refreshBot,
  profile: refreshBot,
};

const IN_ROOM = {
  message(phone, { message, seq }) {
    const { mine } = keep(phone, message, seq);
    if (!mine) {
      phone.typing = "";
      phone.unread += 1;
      emit("arrived", phone);
    } else {
      phone.started = true;
      phone.sentNow = true;
    }
  },
  edited(phone, { message, seq }) {
    if (!phone.messages.has(message.message_id)) return;
    keep(phone, message, seq);
    if (phone.pinned?.message_id === message.message_id) refresh(phone);
  },
  deleted(phone, { message_id: id }) {
    phone.messages.delete(id);
    if (phone.pinned?.message_id === id) refresh(phone);
  },
  read(phone, { message_id: id }) {
    phone.read = Math.max(phone.read, id);
  },
  typing(phone, entry) {
    phone.typing = entry.action;
    clearTimeout(phone.typingEnds);
    phone.typingEnds = setTimeout(() => {
      phone.typing = "";
      emit("changed", phone);
    }, 5000);
  },
  keyboard(phone, { keyboard }) {
    phone.keyboardHidden = false;
    if (phone.group || keyboard.force_reply) refresh(phone);
    else phone.keyboard = keyboard.remove_keyboard ? null : keyboard;
  },
  answered(phone, entry) {
    if (entry.user !== phone.user) return;
    if (!phone.waiting.delete(entry.query_id)) awaitTap(phone, entry.query_id);
    emit("answered", phone, entry);
  },
  blocked: (phone) => {
    phone.blocked = true;
  },
  unblocked: (phone) => {
    phone.blocked = false;
  },
  pinned: refresh,
  unpinned: refresh,
  standing: refresh,
};

// Looking back: the phones as they were when the journal stood at `seq`, drawn from what has
// happened since the story began. The present goes on unseen until `toPresent`.
export async function lookBack(seq) {
  const { entries } = await get(`/page/past?upto=${seq}`);
  lookingBack = true;
  for (const phone of world.phones.values())
    Object.assign(phone, { messages: new Map(), keyboard: null, pinned: null, read: 0, ...UNTOUCHED });
  for (const entry of entries.slice(entries.findLastIndex(({ kind }) => kind === "reset") + 1)) {
    if (entry.kind === "clock") setClock({ ...entry, running: false });
    for (const phone of rooms.get(`${entry.bot}:${entry.chat}`) || [])
      IN_PAST[entry.kind]?.(phone, entry);
  }
  for (const phone of world.phones.values()) emit("changed", phone);
}

export const isPast = () => lookingBack;
export const toPresent = load;

const UNTOUCHED = { started: false, blocked: false, typing: "", asks: 0, more: false };

const IN_PAST = {
  message(phone, { message, seq }) {
    const { mine } = keep(phone, message, seq);
    phone.started ||= mine;
  },
  edited(phone, { message, seq }) {
    if (phone.messages.has(message.message_id)) keep(phone, message, seq);
  },
  deleted: (phone, { message_id: id }) => phone.messages.delete(id),
  read: IN_ROOM.read,
  keyboard(phone, { keyboard }) {
    if (!keyboard.force_reply) phone.keyboard = keyboard.remove_keyboard ? null : keyboard;
  },
};
