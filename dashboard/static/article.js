// The article with its evidence highlighted. Data comes as JSON; every string becomes a text node.
const drawn = new WeakMap();
const MAP_FRAME = 'iframe[title="streamlit_folium.st_folium"]';

function node(tag, className, text) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (text !== undefined && text !== null) made.textContent = text;
  return made;
}

// The map lights up what the pointed words gave. It stands in a frame of this page.
function lightOnMap(find) {
  const frame = document.querySelector(MAP_FRAME);
  const map = frame && frame.contentWindow && frame.contentWindow.dateline;
  if (map) map.light(find);
}

function words(segment, data, labels, pick) {
  if (!segment.k) return document.createTextNode(segment.t);
  const kinds = segment.k.filter((kind) => kind !== "evidence");
  const classes = segment.k.map((kind) => "k-" + kind).join(" ");
  const made = node(kinds.length ? "mark" : "span", classes, segment.t);
  if (kinds.length) made.title = kinds.map((kind) => labels[kind]).join(", ");
  if (segment.f) answering(made, segment.f, data, pick);
  return made;
}

function answering(mark, find, data, pick) {
  mark.dataset.find = find;
  mark.tabIndex = 0;
  mark.setAttribute("role", "button");
  mark.title += ". " + data.answer;
  mark.onclick = () => pick(find);
  mark.onkeydown = (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    pick(find);
  };
  mark.onmouseenter = () => lightOnMap(find);
  mark.onfocus = () => lightOnMap(find);
  mark.onmouseleave = () => lightOnMap(null);
  mark.onblur = () => lightOnMap(null);
}

function scrollTo(scroller, target) {
  const top = target.getBoundingClientRect().top - scroller.getBoundingClientRect().top;
  scroller.scrollTop += top - 40;
}

function inSight(scroller, target) {
  const box = scroller.getBoundingClientRect();
  const { top, bottom } = target.getBoundingClientRect();
  return top >= box.top && bottom <= box.bottom;
}

function legend(data, scroller) {
  const bar = node("div", "legend");
  for (const { kind, label } of data.kinds) {
    const finds = [...scroller.querySelectorAll("mark.k-" + kind)];
    const button = node("button", "chip");
    button.type = "button";
    button.append(node("mark", "k-" + kind, label), node("span", "number", String(finds.length)));
    let next = 0;
    button.onclick = () => {
      const target = finds[next % finds.length];
      next += 1;
      scrollTo(scroller, target);
      target.classList.add("flash");
      setTimeout(() => target.classList.remove("flash"), 900);
    };
    bar.append(button);
  }
  if (data.kinds.length) bar.append(node("span", "k-evidence key", data.evidence));
  return bar;
}

function show(scroller, find, { jump }) {
  let first = null;
  scroller.querySelectorAll("mark[data-find]").forEach((mark) => {
    const chosen = mark.dataset.find === find;
    mark.classList.toggle("chosen", chosen);
    if (chosen) mark.setAttribute("aria-pressed", "true");
    else mark.removeAttribute("aria-pressed");
    if (chosen && !first) first = mark;
  });
  if (first && jump && !inSight(scroller, first)) scrollTo(scroller, first);
}

function draw(root, data, pick) {
  const labels = Object.fromEntries(data.kinds.map(({ kind, label }) => [kind, label]));
  const scroller = node("div", "text");
  scroller.tabIndex = 0;
  scroller.setAttribute("role", "region");
  scroller.setAttribute("aria-label", data.heading);
  scroller.lang = data.language || "en";
  data.paragraphs.forEach((paragraph) => {
    const made = node("p", paragraph.body ? "" : "aside");
    made.dir = "auto";
    made.append(...paragraph.s.map((segment) => words(segment, data, labels, pick)));
    scroller.append(made);
  });
  if (data.cut) scroller.append(node("p", "aside", data.cut));
  const title = node("h3", "title", data.title);
  title.dir = "auto";
  root.replaceChildren(title, node("div", "meta", data.meta.join(" · ")), legend(data, scroller), scroller);
  return scroller;
}

export default function (component) {
  const { setTriggerValue } = component;
  const { root, data } = inTurn(component, ".article");
  if (!root) return;
  const { find, ...rest } = data;
  const text = JSON.stringify(rest);
  const before = drawn.get(root);
  const pick = (key) => setTriggerValue("find", key);
  root.onkeydown = (event) => { if (event.key === "Escape") pick(""); };
  if (before && before.text === text) {
    if (before.find !== find) show(before.scroller, find, { jump: true });
    before.find = find;
    return;
  }
  const scroller = draw(root, data, pick);
  drawn.set(root, { text, find, scroller });
  requestAnimationFrame(() => {
    const first = scroller.querySelector(".k-evidence, mark");
    if (first) scrollTo(scroller, first);
    show(scroller, find, { jump: true });
  });
}
