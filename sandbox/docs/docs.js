// Draws the description of the interface, with a form to try each operation.

const METHODS = ["get", "post", "put", "delete"];

function h(tag, properties = {}, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}

const { info, paths, components } = await (await fetch("/control/openapi.json")).json();
document.getElementById("about").textContent = info.description;
const main = document.getElementById("operations");
main.replaceChildren();
for (const part of ["control", "people"]) {
  main.append(h("h2", {}, part === "control" ? "Controls" : "People"));
  for (const [path, item] of Object.entries(paths)) {
    if (!path.startsWith(`/${part}`)) continue;
    for (const method of METHODS) if (item[method]) main.append(operation(path, method, item));
  }
}

function operation(path, method, item) {
  const about = item[method];
  const parameters = [...(item.parameters || []), ...about.parameters];
  const body = about.requestBody?.content["application/json"].schema;
  const head = h("summary", {}, h("span", { className: "method" }, method), h("code", {}, path), h("span", { className: "words" }, about.summary));
  const inside = h("div", { className: "inside" });
  if (body) inside.append(h("h3", {}, "Body"), h("pre", { tabIndex: 0 }, inWords(body)));
  for (const [status, { content }] of Object.entries(about.responses)) {
    const [[media, { schema }]] = Object.entries(content);
    inside.append(h("h3", {}, `${status}, ${media}`), h("pre", { tabIndex: 0 }, inWords(schema)));
  }
  inside.append(h("h3", {}, "Try it"), trial(path, method, parameters, Boolean(body)));
  return h("details", {}, head, inside);
}

// A schema as somebody would write it: {"name": string, "count"?: integer}.
function inWords(schema, depth = 0) {
  const pad = "  ".repeat(depth + 1);
  if (schema.$ref) return inWords(components.schemas[schema.$ref.split("/").at(-1)], depth);
  if (schema.oneOf) return schema.oneOf.map((each) => inWords(each, depth)).join("\n");
  if ("const" in schema) return JSON.stringify(schema.const);
  if (schema.enum) return schema.enum.map((each) => JSON.stringify(each)).join(" | ");
  if (schema.type === "array") return `[${inWords(schema.items, depth)}, …]`;
  const fields = Object.entries(schema.properties || {});
  if (!fields.length) return [schema.type].flat().join(" or ");
  const needed = new Set(schema.required || []);
  const lines = fields.map(([name, field]) => `${pad}"${name}"${needed.has(name) ? "" : "?"}: ${inWords(field, depth + 1)}`);
  const note = schema.description ? `  // ${schema.description}` : "";
  return `{${note}\n${lines.join(",\n")}\n${"  ".repeat(depth)}}`;
}

function trial(path, method, parameters, hasBody) {
  const fields = parameters.map((each) => {
    const input = h("input", { name: each.name, required: Boolean(each.required) });
    return { ...each, input, label: h("label", {}, `${each.name} `, input) };
  });
  const body = h("textarea", { rows: 4, value: "{}" });
  const answer = h("pre", { hidden: true, tabIndex: 0 });
  const form = h("form", {}, ...fields.map((field) => field.label));
  if (hasBody) form.append(h("label", {}, "Body ", body));
  form.append(h("button", {}, "Send"), answer);
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    answer.hidden = false;
    answer.textContent = await send(address(path, fields), method, hasBody ? body.value : null);
  });
  return form;
}

function address(path, fields) {
  const query = new URLSearchParams();
  for (const { name, input, in: place } of fields) {
    if (place === "path") path = path.replace(`{${name}}`, encodeURIComponent(input.value));
    else if (input.value) query.set(name, input.value);
  }
  return query.size ? `${path}?${query}` : path;
}

async function send(where, method, body) {
  const headers = body === null ? {} : { "Content-Type": "application/json" };
  const answer = await fetch(where, { method, headers, body });
  const text = await firstWords(answer);
  try {
    return `${answer.status}\n${JSON.stringify(JSON.parse(text), null, 2)}`;
  } catch {
    return `${answer.status}\n${text}`;
  }
}

// A stream of events has no end: show what comes first.
async function firstWords(answer) {
  if (!answer.headers.get("content-type")?.startsWith("text/event-stream")) return answer.text();
  const reader = answer.body.getReader();
  const { value } = await reader.read();
  reader.cancel();
  return new TextDecoder().decode(value);
}
