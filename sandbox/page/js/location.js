// Choosing a place on the drawn map.

import { dialogBox } from "./boxes.js";
import { h } from "./dom.js";
import { drawnMap, pixelsPerDegree } from "./map.js";
import { t } from "./settings.js";

const WIDTH = 340;
const HEIGHT = 240;
const STEP = 0.0005; // degrees per arrow key

export function locationDialog(phone, send) {
  const place = { latitude: phone.latitude, longitude: phone.longitude };
  const frame = h("div", {
    class: "map-frame",
    tabindex: "0",
    role: "application",
    "aria-label": t("map_help"),
  });
  const fields = ["latitude", "longitude"].map((name) => field(name, place, draw));

  function draw() {
    frame.replaceChildren(drawnMap(place.latitude, place.longitude, WIDTH, HEIGHT));
    for (const { input, name } of fields) input.value = place[name].toFixed(6);
  }

  function move(east, north) {
    place.longitude = Math.max(-180, Math.min(180, place.longitude + east));
    place.latitude = Math.max(-85, Math.min(85, place.latitude + north));
    draw();
  }

  frame.addEventListener("keydown", (event) => {
    const way = {
      ArrowLeft: [-STEP, 0],
      ArrowRight: [STEP, 0],
      ArrowUp: [0, STEP],
      ArrowDown: [0, -STEP],
    }[event.key];
    if (!way) return;
    event.preventDefault();
    move(...way);
  });
  frame.addEventListener("pointerdown", (event) => frame.setPointerCapture(event.pointerId));
  frame.addEventListener("pointermove", (event) => {
    if (!frame.hasPointerCapture(event.pointerId)) return;
    move(-event.movementX / pixelsPerDegree, event.movementY / pixelsPerDegree);
  });
  draw();
  const parts = [
    frame,
    h("p", { class: "quiet" }, t("map_help")),
    h(
      "div",
      { class: "fields" },
      fields.map(({ label }) => label),
    ),
  ];
  dialogBox(t("location"), parts, t("send_location"), () => {
    Object.assign(phone, place);
    send(place.latitude, place.longitude);
  });
}

function field(name, place, draw) {
  const input = h("input", { type: "number", step: "any", required: true });
  input.addEventListener("change", () => {
    if (!Number.isFinite(input.valueAsNumber)) return;
    place[name] = input.valueAsNumber;
    draw();
  });
  return { name, input, label: h("label", {}, t(name), input) };
}
