// Elements made in code: text is always a text node, never markup.

const SVG = "http://www.w3.org/2000/svg";

// h("button", {class: "x", onclick: f, "aria-label": "…"}, "text", child, …)
export function h(tag, given = {}, ...children) {
  return fill(document.createElement(tag), given, children);
}

export function svg(tag, given = {}, ...children) {
  return fill(document.createElementNS(SVG, tag), given, children);
}

function fill(element, given, children) {
  for (const [name, value] of Object.entries(given)) {
    if (value === undefined || value === null || value === false) continue;
    if (name === "style")
      for (const [one, to] of Object.entries(value)) element.style.setProperty(one, to);
    else if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name === "value" || name === "checked") element[name] = value;
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return element;
}

const PATHS = {
  add: "M12 5v14M5 12h14",
  alert: "M12 4 21 20H3zM12 10v4.500M12 17.200h.01",
  back: "M15 5l-7 7 7 7",
  bug: "M8 9a4 4 0 0 1 8 0v6a4 4 0 0 1-8 0zM4 8l4 2M20 8l-4 2M3 14h5M16 14h5M5 20l4-3M19 20l-4-3M9.500 5.500 8 3M14.500 5.500 16 3",
  camera: "M4 8h3l2-3h6l2 3h3v11H4zM12 10a3.500 3.500 0 1 0 0 7 3.500 3.500 0 0 0 0-7",
  clip: "M19 11l-7.500 7.500a4.500 4.500 0 0 1-6.400-6.400l8-8a3 3 0 0 1 4.300 4.300l-7.700 7.700a1.500 1.500 0 0 1-2.200-2.200L14 7.500",
  clock: "M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16M12 8v4.500l3 2",
  close: "M6 6l12 12M18 6L6 18",
  copy: "M9 9h10v11H9zM15 9V4H5v11h4",
  down: "M6 10l6 6 6-6",
  edit: "M5 19l1-4L16 5l3 3L9 18zM14 7l3 3",
  file: "M7 3h7l4 4v14H7zM14 3v4h4",
  forward: "M14 7l5 5-5 5M19 12h-8a6 6 0 0 0-6 6",
  keyboard: "M3 7h18v10H3zM7 11h.01M11 11h.01M15 11h.01M8 14h8",
  link: "M14 5h5v5M19 5l-8 8M17 14v5H5V7h5",
  menu: "M5 7h14M5 12h14M5 17h14",
  halt: "M7 7h10v10H7z",
  mic: "M12 4a2.500 2.500 0 0 0-2.500 2.500v5a2.500 2.500 0 0 0 5 0v-5A2.500 2.500 0 0 0 12 4M6.500 11.500a5.500 5.500 0 0 0 11 0M12 17v3",
  moon: "M19 14.500A7.500 7.500 0 1 1 9.500 5a6 6 0 0 0 9.500 9.500",
  more: "M6 12h.01M12 12h.01M18 12h.01",
  next: "M6 5.500v13l8-6.500zM17 6v12",
  pause: "M9 6v12M15 6v12",
  person: "M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8M5 20c0-4 3-6 7-6s7 2 7 6",
  picture: "M4 5h16v14H4zM4 16l5-5 4 4 3-3 4 4M15.500 9h.01",
  pin: "M12 21s6-6 6-11a6 6 0 0 0-12 0c0 5 6 11 6 11M12 8a2 2 0 1 0 0 4 2 2 0 0 0 0-4",
  previous: "M18 5.500v13L7 12zM7 6v12",
  play: "M8 5.500v13l10-6.500z",
  record: "M12 5a7 7 0 1 0 0 14 7 7 0 0 0 0-14M12 9.500a2.500 2.500 0 1 0 0 5 2.500 2.500 0 0 0 0-5",
  reply: "M10 7L5 12l5 5M5 12h8a6 6 0 0 1 6 6",
  reset: "M5 12a7 7 0 1 0 2-5M5 4v4h4",
  send: "M5 12L20 5l-5 15-3-6z",
  stop: "M6 6l12 12M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16",
  sun: "M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8M12 3v1.500M12 19.500V21M3 12h1.500M19.500 12H21M5.600 5.600l1 1M17.400 17.400l1 1M5.600 18.400l1-1M17.400 6.600l1-1",
  table: "M4 5h16v14H4zM4 10h16M10 10v9",
  tick: "M5 12.500l4.500 4.500L19 7.500",
  ticks: "M2.500 12.500L7 17l9-9.500M11 15.500l1.500 1.500 9-9.500",
  wire: "M4 8h13M14 5l3 3-3 3M20 16H7M10 13l-3 3 3 3",
};

export function icon(name) {
  const path = svg("path", { d: PATHS[name] });
  return svg(
    "svg",
    { class: `icon icon-${name}`, viewBox: "0 0 24 24", "aria-hidden": "true" },
    path,
  );
}

// A button that shows an icon and says what it does.
export function iconButton(name, label, onclick, more = {}) {
  const look = { type: "button", class: "icon-button", title: label, "aria-label": label };
  return h("button", { ...look, onclick, ...more }, icon(name));
}

// Arrow keys, Home and End move the focus among the buttons that `items()` gives.
export function arrows(event, items, { vertical = false } = {}) {
  const [back, on] = vertical ? ["ArrowUp", "ArrowDown"] : ["ArrowLeft", "ArrowRight"];
  const all = items();
  const at = all.indexOf(document.activeElement);
  const to = { [back]: at - 1, [on]: at + 1, Home: 0, End: all.length - 1 }[event.key];
  if (to === undefined || !all.length) return;
  event.preventDefault();
  all[(to + all.length) % all.length].focus();
}
