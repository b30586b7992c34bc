// Too many events to be sent at once: what the map asks for by itself, in cells of its view.

// The map asks for what its view shows, a little beyond its edges. One question is on its way at a time: what is
// asked meanwhile is asked when its answer is drawn, so a moving map and played time keep a steady pace.
function ask() {
  if (!state.data || state.data.live === null) return;
  const text = question();
  if (text === state.asked) return;
  state.asked = text;
  document.body.dataset.busy = "true";
  if (!state.waiting) send();
}

// The page has sent all marks: nothing is asked for any more, and what is on its way is not drawn.
function rest() {
  state.asked = null;
  clearTimeout(state.retry);
  document.body.dataset.busy = "false";
  delete document.body.dataset.failed;
}

function question() {
  const seen = state.map.getBounds().pad(0.15);
  const query = new URLSearchParams(state.data.live);
  const edges = { west: seen.getWest(), south: seen.getSouth(), east: seen.getEast(), north: seen.getNorth() };
  for (const [name, value] of Object.entries(edges)) query.set(name, value.toFixed(4));
  query.set("zoom", state.map.getZoom());
  if (state.span) narrow(query, state.span);
  query.set("version", state.data.version);
  return query.toString();
}

// Played time lies within the dates that are asked for.
function narrow(query, [from, to]) {
  const first = query.get("from");
  const last = query.get("to");
  query.set("from", first && first > from ? first : from);
  query.set("to", last && last < to ? last : to);
}

function send() {
  const text = state.asked;
  state.waiting = true;
  fetch(LIVE + "?" + text, { signal: AbortSignal.timeout(LONGEST_MS) })
    .then((answer) => (answer.ok ? answer.json() : Promise.reject(new Error("map: " + answer.status))))
    .then((answer) => answered(text, answer), () => failed(text));
}

function answered(text, answer) {
  state.waiting = false;
  if (state.data.live === null) return;
  if (text !== state.asked) send();
  drawCells(answer);
  if (text === state.asked) settled();
}

// Marks of an older question would tell a lie: none are shown until an answer comes.
function failed(text) {
  state.waiting = false;
  if (state.data.live === null) return;
  if (text !== state.asked) { send(); return; }
  state.asked = null;
  drawCells({ features: [] });
  settled();
  document.body.dataset.failed = "true";
  clearTimeout(state.retry);
  state.retry = setTimeout(ask, RETRY_MS);
}

function settled() {
  document.body.dataset.busy = "false";
  delete document.body.dataset.failed;
  state.drawn = (state.drawn || 0) + 1;
  document.body.dataset.drawn = String(state.drawn);
  stands();
}

// The page waits with everything else until the map is seen for the first time.
function stands() {
  if (state.stands || !state.data) return;
  state.stands = true;
  const token = state.data.drawn;
  requestAnimationFrame(() => setTimeout(() => fetch(DRAWN + token, { method: "POST" }).catch(() => {})));
}

// Cells stay where they are while the map is moved: only what is new is drawn, only what is gone is taken away.
function drawCells(answer) {
  const before = state.marks;
  const middle = state.map.getCenter().lng;
  state.marks = new Map();
  answer.features.forEach((cell) => {
    const turn = 360 * Math.round((middle - cell.lon) / 360);
    const key = [cell.kind, cell.lat, cell.lon + turn, cell.count, cell.type, cell.event_id].join(" ");
    const drawn = before.get(key);
    before.delete(key);
    state.marks.set(key, drawn || addCell(cell, turn));
  });
  before.forEach((layer) => state.groups.events.removeLayer(layer));
  state.lone = null;
  drawSelectedMark(state.data);
  select(state.chosen);
}

function addCell(cell, turn) {
  const lon = cell.lon + turn;
  if (cell.kind === "event") return addMark(eventMark(cell, lon), state.data.symbols);
  const size = Math.round(20 + 6 * Math.log10(cell.count + 1));
  const words = state.words[cell.kind].replace("{count}", cell.count.toLocaleString("en"));
  const point = cell.kind === "cell" ? insideCell(cell, turn, size) : [cell.lat, lon];
  const layer = L.marker(point, { icon: cellIcon(cell, size), keyboard: true, riseOnHover: true });
  layer.feature = { type: "Feature", geometry: null, properties: { click: 0 } };
  const tip = cell.place ? [cell.place, words] : [words];
  layer.bindTooltip(lines(tip), { direction: "top", offset: [0, -size / 2], opacity: 1, className: "dl-tooltip" });
  answerKeys(layer, tip.join(": "), () => openCell(layer, cell, turn));
  layer.addTo(state.groups.events);
  return layer;
}

// As near to the middle of its events as the cell's own square allows: marks of two cells never cover each other.
function insideCell(cell, turn, size) {
  const [west, south, east, north] = cell.bbox;
  const project = (lat, lon) => state.map.project([lat, lon + turn]);
  const within = (value, low, high) =>
    high - low < size ? (low + high) / 2 : Math.min(Math.max(value, low + size / 2), high - size / 2);
  const least = project(north, west);
  const most = project(south, east);
  const mean = project(cell.lat, cell.lon);
  return state.map.unproject([within(mean.x, least.x, most.x), within(mean.y, least.y, most.y)]);
}

function cellIcon(cell, size) {
  if (cell.area) return areaIcon({ label: cell.area, count: cell.count });
  const box = element("div", "dl-cell dl-cell-" + cell.kind, short(cell.count));
  return L.divIcon({ html: box, className: "dl-icon", iconSize: [size, size], iconAnchor: [size / 2, size / 2] });
}

function eventMark(cell, lon) {
  return {
    id: cell.event_id, kind: cell.area ? "area" : "point", lat: cell.lat, lon, symbol: cell.type, faint: cell.faint,
    count: 1, label: cell.area || "", event_ids: [cell.event_id], days: [], tip: [cell.tip], aria: cell.tip,
  };
}

function short(count) {
  if (count < 1000) return String(count);
  return count < 999500 ? Number((count / 1000).toPrecision(2)) + "k" : Number((count / 1e6).toPrecision(2)) + "M";
}

// Several events at one very point can never be told apart on a map: the panel lists them.
function openCell(layer, cell, turn) {
  const [west, south, east, north] = cell.bbox;
  if (cell.kind === "stack" || state.map.getZoom() >= state.map.getMaxZoom()) {
    state.clicks += 1;
    Object.assign(layer.feature.properties, { here: cell.bbox, click: state.clicks });
    layer.closeTooltip();
    tell(layer.toGeoJSON());
    return;
  }
  const box = L.latLngBounds([south, west + turn], [north, east + turn]);
  const fits = state.map.getBoundsZoom(box);
  const zoom = Math.max(state.map.getZoom() + 1, Math.min(fits, state.map.getZoom() + 4));
  state.map.setView([cell.lat, cell.lon + turn], Math.min(zoom, state.map.getMaxZoom()));
}

// The selected event's own mark, where it is not among the marks already.
function drawSelectedMark(data) {
  if (state.lone) state.groups.events.removeLayer(state.lone);
  state.marks.delete("selected");
  const mark = data.selected_at;
  const there = mark && [...state.marks.values()].some((one) => eventsOf(one).includes(mark.event_ids[0]));
  state.lone = mark && !there ? addMark(mark, data.symbols) : null;
  if (state.lone) state.marks.set("selected", state.lone);
}

// While time is played, marks without an event in the window are not there; null shows all again.
function showWindow(span) {
  state.span = span;
  if (state.data.live !== null) { ask(); return; }
  state.data.marks.forEach((mark) => {
    const layer = state.marks.get(mark.id);
    const there = !span || mark.days.some((days) => days && days[0] <= span[1] && days[1] >= span[0]);
    if (there !== state.groups.events.hasLayer(layer)) {
      if (there) state.groups.events.addLayer(layer); else state.groups.events.removeLayer(layer);
    }
  });
  const areas = state.groups.uncertainty;
  if (span) state.map.removeLayer(areas); else if (state.hidAreas) state.map.addLayer(areas);
  state.hidAreas = Boolean(span);
  crowd();
}
