// What is wrong just now, in words: alarms of the host's panels, and faults of the line.

import { wordsFor } from "./faults.js";
import { t, titled } from "./settings.js";
import { world } from "./world.js";

// [{panel, words}], where `panel` is the one that raises it; faults have none.
export function troubles() {
  const alarms = world.panels
    .filter((panel) => titled(panel.alarm))
    .map((panel) => ({ panel, words: titled(panel.alarm) }));
  if (!world.faults.length) return alarms;
  const faults = [...new Set(world.faults.map(wordsFor))].join(t("and"));
  return [...alarms, { panel: null, words: t("line_fault", { faults }) }];
}
