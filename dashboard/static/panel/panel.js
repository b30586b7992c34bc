// What is known of one event, in tabs. Data comes as JSON; the parts above build the document from text nodes.
const DRAWN_BY = { event: drawEvent, claims: drawClaims, why: drawWhy, context: drawNearby, history: drawHistory };

const MAP_FRAME = 'iframe[title="streamlit_folium.st_folium"]';
const NARROW_PX = 1000;

// On a narrow screen the panel stands below the map: what was chosen there comes into sight.
function comeIntoSight(root, token) {
  const before = root.dataset.event;
  root.dataset.event = token;
  if (before === undefined || before === token || !token || innerWidth >= NARROW_PX) return;
  requestAnimationFrame(() => root.scrollIntoView({ block: "start" }));
}

function empty(data) {
  return node("div", "empty", node("h3", "", data.title), node("ol", "", ...data.steps.map((step) => node("li", "", step))));
}

function head(data, pick) {
  const close = button("close", "×", () => pick("pick", data.close.answer));
  close.title = data.close.label;
  close.setAttribute("aria-label", data.close.label);
  const toMap = button("to-map", data.map, () => document.querySelector(MAP_FRAME)?.scrollIntoView({ block: "center" }));
  return node("div", "head", node("h3", "title", symbol(data.path, data.colour), node("bdi", "", data.title)), toMap, close);
}

function tabButton(tab, chosen) {
  const made = node("button", "tab", tab.label);
  made.type = "button";
  made.id = "tab-" + tab.name;
  made.setAttribute("role", "tab");
  made.setAttribute("aria-selected", String(chosen));
  made.tabIndex = chosen ? 0 : -1;
  if (tab.count) made.append(" ", node("span", "number", String(tab.count)));
  return made;
}

// Tabs change at once in the browser; the page is told, for the address.
function tabs(data, answers) {
  const list = node("div", "tabs");
  list.setAttribute("role", "tablist");
  const body = node("div", "body");
  body.setAttribute("role", "tabpanel");
  const open = (name, tell) => {
    [...list.children].forEach((made) => {
      const chosen = made.id === "tab-" + name;
      made.setAttribute("aria-selected", String(chosen));
      made.tabIndex = chosen ? 0 : -1;
    });
    body.setAttribute("aria-labelledby", "tab-" + name);
    body.replaceChildren(DRAWN_BY[name](data[name], answers));
    if (tell) answers.pick("tab", name);
  };
  data.tabs.forEach((tab) => {
    const made = tabButton(tab, tab.name === data.tab);
    made.onclick = () => open(tab.name, true);
    list.append(made);
  });
  list.onkeydown = (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const all = [...list.children];
    const now = all.findIndex((made) => made.tabIndex === 0);
    const next = all[(now + step + all.length) % all.length];
    next.click();
    next.focus();
  };
  open(data.tab, false);
  return [list, body];
}

export default function (component) {
  const { setTriggerValue } = component;
  const { root, data } = inTurn(component, ".event");
  if (!root) return;
  comeIntoSight(root, data.token);
  if (data.empty) {
    root.replaceChildren(empty(data.empty));
    return;
  }
  const answers = { pick: setTriggerValue, find: data.find, hint: data.answer };
  const focused = root.contains(root.getRootNode().activeElement) ? root.getRootNode().activeElement.id : null;
  root.onkeydown = (event) => { if (event.key === "Escape") setTriggerValue("find", ""); };
  root.replaceChildren(
    ...[
      data.event.here ? here(data.event.here, setTriggerValue) : null,
      head(data.head, setTriggerValue),
      data.head.status ? node("div", "status", data.head.status) : null,
      ...data.event.notes.map((note) => node("div", "note", note)),
      ...tabs(data, answers),
      data.event.reports ? here(data.event.reports, setTriggerValue) : null,
    ].filter(Boolean),
  );
  if (focused) root.querySelector("#" + focused)?.focus();
  const chosen = root.querySelector(".said.chosen");
  if (chosen) chosen.parentNode.parentNode.scrollTop = chosen.offsetTop - 8;
}
