// Marks of events: buttons that say their name, are selected, and give way to each other.

function markIcon(mark, symbols) {
  const symbol = symbols[mark.symbol] || symbols.unknown;
  const box = element("div", "dl-mark" + (mark.faint ? " dl-faint" : ""));
  const picture = svg("svg", { viewBox: "-12 -12 24 24", width: 26, height: 26, "aria-hidden": "true" });
  picture.appendChild(svg("circle", { class: "dl-halo", r: 11.2 }));
  picture.appendChild(svg("path", { d: symbol.path, fill: symbol.colour, class: "dl-shape" }));
  box.appendChild(picture);
  if (mark.count > 1) box.appendChild(element("span", "dl-count", String(mark.count)));
  return L.divIcon({ html: box, className: "dl-icon", iconSize: [26, 26], iconAnchor: [13, 13] });
}

function areaIcon(mark) {
  const box = element("div", "dl-area-label");
  box.appendChild(element("bdi", "dl-area-name", mark.label));
  if (mark.count > 1) box.appendChild(element("span", "dl-area-count", String(mark.count)));
  return L.divIcon({ html: box, className: "dl-area-icon", iconSize: null });
}

function addMark(mark, symbols) {
  const icon = mark.kind === "area" ? areaIcon(mark) : markIcon(mark, symbols);
  const layer = L.marker([mark.lat, mark.lon], {
    icon, keyboard: true, riseOnHover: true, zIndexOffset: mark.kind === "area" ? 0 : 1000,
  });
  layer.feature = {
    type: "Feature",
    geometry: { type: "Point", coordinates: [mark.lon, mark.lat] },
    properties: { event_id: mark.event_ids[0], event_ids: mark.event_ids, click: 0 },
  };
  layer.bindTooltip(lines(mark.tip), { direction: "top", offset: [0, -10], opacity: 1, className: "dl-tooltip" });
  layer.on("mouseover", () => lightArea(mark.id, true));
  layer.on("mouseout", () => lightArea(mark.id, false));
  answerKeys(layer, mark.aria, () => pick(layer));
  layer.on("add", () => {
    const node = layer.getElement();
    node.dataset.events = mark.event_ids.join(" ");
    node.addEventListener("focus", () => lightArea(mark.id, true));
    node.addEventListener("blur", () => lightArea(mark.id, false));
  });
  layer.addTo(state.groups.events);
  return layer;
}

// A mark is a button: it has a name, and answers a click, Enter and the space bar.
function answerKeys(layer, name, action) {
  layer.on("click", action);
  layer.on("add", () => {
    const node = layer.getElement();
    node.setAttribute("role", "button");
    node.setAttribute("aria-label", name);
    node.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      L.DomEvent.stop(event);
      action();
    });
  });
}

// streamlit-folium waits 250 ms before it tells the page of a click. The value is sent here at once, in the
// same form, and noted as sent, so that the late message says nothing new.
function pick(layer) {
  const properties = layer.feature.properties;
  const again = properties.event_ids.includes(state.chosen);
  layer.closeTooltip();
  if (again) goToSelected();
  state.clicks += 1;
  properties.click = state.clicks;
  select(again ? state.chosen : properties.event_id);
  tell(layer.toGeoJSON());
}

function clear() {
  state.clicks += 1;
  select(null);
  tell({ type: "Feature", geometry: null, properties: { event_ids: [], click: state.clicks } });
}

function tell(feature) {
  const known = window.__GLOBAL_DATA__;
  if (!known || !window.Streamlit) return;
  const value = { last_active_drawing: feature };
  known.last_active_drawing = feature;
  known.previous_data = value;
  window.Streamlit.setComponentValue(value);
}

// The events that a mark stands for by name; a number stands for none.
function eventsOf(layer) {
  return layer.feature.properties.event_ids || [];
}

function select(eventId) {
  state.chosen = eventId;
  state.marks.forEach((layer) => {
    const node = layer.getElement();
    if (!node) return;
    const chosen = Boolean(eventId) && eventsOf(layer).includes(eventId);
    node.classList.toggle("dl-selected", chosen);
    if (chosen) node.setAttribute("aria-pressed", "true");
    else node.removeAttribute("aria-pressed");
    layer.setZIndexOffset(chosen ? 3000 : 1000);
  });
  state.wide.forEach((_, markId) => lightArea(markId, false));
  crowd();
}

function drawMarks(data) {
  const live = data.live !== null;
  const text = JSON.stringify(live ? null : data.marks);
  if (text !== state.marksText) {
    state.marksText = text;
    state.groups.events.clearLayers();
    state.marks = new Map(data.marks.map((mark) => [mark.id, addMark(mark, data.symbols)]));
    state.asked = null;
  }
  drawSelectedMark(data);
  select(data.selected);
}

// The name of an area gives way where it would lie on a mark or on another name: "≈" stands for it then, and the
// tooltip, the panel and a reader of the screen still say it. Nothing is moved.
function crowd() {
  const areas = [];
  const taken = [];
  state.marks.forEach((layer) => {
    const node = state.groups.events.hasLayer(layer) && layer.getElement();
    if (!node) return;
    const { x, y } = state.map.latLngToLayerPoint(layer.getLatLng());
    const label = node.querySelector(".dl-area-label");
    if (label) areas.push({ label, x, y, chosen: node.classList.contains("dl-selected") });
    else taken.push([x - MARK_PX, y - MARK_PX, x + MARK_PX, y + MARK_PX]);
  });
  areas.forEach(({ label }) => label.classList.remove("dl-crowded"));
  areas.forEach((area) => { area.wide = area.label.offsetWidth / 2; area.high = area.label.offsetHeight / 2; });
  areas.sort((one, other) => other.chosen - one.chosen || one.wide - other.wide);
  areas.forEach(({ label, x, y, wide, high, chosen }) => {
    const box = [x - wide, y - high, x + wide, y + high];
    const crowded = !chosen && taken.some((one) => box[0] < one[2] && one[0] < box[2] && box[1] < one[3] && one[1] < box[3]);
    label.classList.toggle("dl-crowded", crowded);
    taken.push(crowded ? [x - MARK_PX, y - high, x + MARK_PX, y + high] : box);
  });
}

const MARK_PX = 12;
