// Runs before anything is drawn, so that the page does not flash in the wrong theme or size.
{
  const kept = JSON.parse(localStorage.getItem("sandbox") || "{}");
  const address = new URLSearchParams(location.search);
  const root = document.documentElement;
  const theme = address.get("theme") || kept.theme;
  if (theme === "dark" || theme === "light") root.dataset.theme = theme;
  if (kept.size) root.dataset.size = kept.size;
  const language = address.get("language") || kept.language || navigator.language;
  root.lang = /^zh/i.test(language) ? "zh-CN" : "en";
}
