// Records what is done on the phones and the clock, and hands it out as a test.

import { post, remove } from "./api.js";
import { dialogBox } from "./boxes.js";
import { h } from "./dom.js";
import { t } from "./settings.js";
import { world } from "./world.js";

const ADDRESS = "/control/recording";

export async function flipRecording() {
  if (!world.recording) await post(ADDRESS);
  else show(await remove(ADDRESS));
}

function show({ name, text }) {
  const copied = h("span", { class: "quiet", role: "status" });
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    copied.textContent = t("copied");
  };
  const fields = [
    h("p", { class: "quiet" }, t("recorded_help", { name })),
    h("pre", { class: "recorded", tabindex: "0", "aria-label": name }, text),
    h(
      "div",
      { class: "recorded-copy" },
      h("button", { type: "button", class: "chip", onclick: copy }, t("copy_text")),
      copied,
    ),
  ];
  dialogBox(t("recorded"), fields, t("download"), () => download(name, text)).classList.add("wide");
}

function download(name, text) {
  const address = URL.createObjectURL(new Blob([text], { type: "text/x-python" }));
  h("a", { href: address, download: name }).click();
  URL.revokeObjectURL(address);
}
