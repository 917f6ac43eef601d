// Runs before anything is drawn, so that the page does not flash in the wrong theme or size.
{
  const kept = JSON.parse(localStorage.getItem("sandbox") || "{}");
  const root = document.documentElement;
  if (kept.theme) root.dataset.theme = kept.theme;
  if (kept.size) root.dataset.size = kept.size;
  root.lang = kept.language === "en" ? "en" : "zh-CN";
}
