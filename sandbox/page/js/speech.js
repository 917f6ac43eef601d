// What the people here speak is the host's to change: it is told what the visitor reads.

import { post } from "./api.js";
import { dialogBox } from "./boxes.js";
import { h } from "./dom.js";
import { settings, t } from "./settings.js";
import { playing } from "./show.js";
import { world } from "./world.js";

// `asks`: whether to offer a new beginning when people go on in another language.
export async function speak({ asks = false } = {}) {
  if (!world.language || playing()) return;
  const { language } = settings;
  const spoken = await post(world.language, { language });
  if (!asks || spoken.language === language || settings.language !== language) return;
  const anew = () => post(world.language, { language, anew: true });
  dialogBox(t("speak"), [h("p", {}, t("speak_ask"))], t("speak_yes"), anew, t("speak_no"));
}
