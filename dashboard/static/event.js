// What is known of one event. Data comes as JSON; every string becomes a text node.
const SVG = "http://www.w3.org/2000/svg";

function node(tag, className, ...children) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
}

function symbol(path, colour) {
  const picture = document.createElementNS(SVG, "svg");
  picture.setAttribute("viewBox", "-12 -12 24 24");
  picture.setAttribute("aria-hidden", "true");
  const shape = document.createElementNS(SVG, "path");
  shape.setAttribute("d", path);
  shape.setAttribute("fill", colour);
  picture.append(shape);
  return picture;
}

function fact(label, ...content) {
  return [node("dt", "", label), node("dd", "", ...content)];
}

function quoted(phrases) {
  const box = node("div", "phrases");
  phrases.forEach((phrase) => {
    const quote = node("q", "", phrase);
    quote.dir = "auto";
    box.append(quote);
  });
  return box;
}

function who(data) {
  if (!data.rows.length) return fact(data.label, data.none);
  const box = node("div", "who");
  data.rows.forEach((row) => box.append(node("div", "", node("span", "role", row.role), node("span", "", row.names.join(", ")))));
  return fact(data.label, box);
}

function check(row) {
  const verdict = node("strong", row.agrees ? "agrees" : "disagrees", (row.agrees ? "✓ " : "≠ ") + row.verdict);
  return fact(row.label, node("div", "check", verdict, " ", row.sentence));
}

function claims(data) {
  const box = node("section", "claims", node("h4", "", data.label));
  const list = node("ul");
  data.rows.forEach((row) => {
    const item = node("li", row.superseded ? "superseded" : "");
    const head = node("div", "what");
    if (row.number) head.append(node("strong", "number", row.number), " ");
    head.append(node("span", "kind", row.kind));
    row.flags.forEach((flag) => head.append(" ", node("span", "flag", flag)));
    const source = [row.who, row.when].filter(Boolean).join(", ");
    const quote = node("q", "", row.wording);
    quote.dir = "auto";
    item.append(head, node("div", "source", node("span", "speaker", source), " ", quote));
    list.append(item);
  });
  box.append(list);
  return box;
}

function here(data, pick) {
  const box = node("section", "here", node("h4", "", data.label));
  data.rows.forEach((row) => {
    const button = node("button", row.chosen ? "chosen" : "", row.words);
    button.type = "button";
    button.setAttribute("aria-pressed", String(row.chosen));
    button.onclick = () => pick(row.id);
    box.append(button);
  });
  return box;
}

function empty(data) {
  const list = node("ol");
  data.steps.forEach((step) => list.append(node("li", "", step)));
  return node("div", "empty", node("h3", "", data.title), list);
}

export default function (component) {
  const { data, parentElement, setTriggerValue } = component;
  const root = parentElement.querySelector(".event");
  if (!root || !data) return;
  root.dataset.event = data.token;
  if (data.empty) {
    root.replaceChildren(empty(data.empty));
    return;
  }
  if (data.claims) {
    root.replaceChildren(claims(data.claims));
    return;
  }
  const close = node("button", "close", "×");
  close.type = "button";
  close.title = data.close.label;
  close.setAttribute("aria-label", data.close.label);
  close.onclick = () => setTriggerValue("pick", data.close.answer);
  const title = node("div", "head", node("h3", "title", symbol(data.path, data.colour), node("span", "", data.title)), close);
  const facts = node(
    "dl", "",
    ...fact(data.when.label, data.when.words),
    ...fact(data.where.label, node("div", "place", data.where.name),
      data.where.detail ? node("div", "detail", data.where.detail) : null, quoted(data.where.phrases)),
    ...who(data.who),
    ...(data.toll ? fact(data.toll.label, node("strong", "toll", data.toll.words)) : []),
    ...data.checks.flatMap(check),
  );
  root.replaceChildren(
    ...[
      data.here ? here(data.here, (id) => setTriggerValue("pick", id)) : null,
      title,
      data.status ? node("div", "status", data.status) : null,
      ...data.notes.map((note) => node("div", "note", note)),
      facts,
    ].filter(Boolean),
  );
}
