// Draws what changes on the map: marks of events, their uncertainty, the selected event's geometry, actors' seats.
// The page sends plain data; every string of it reaches the document as a text node, never as HTML.
// The shapes' paths and colours come from dashboard/symbols.py.
(function () {
  "use strict";

  const SVG = "http://www.w3.org/2000/svg";
  const LIVE = "../../api/map.json";
  const DRAWN = "../../drawn/";
  const MOVE_PAUSE_MS = 60;
  const RETRY_MS = 4000;
  const LONGEST_MS = 30000;
  const state = { map: null, groups: null, data: null, marks: new Map(), wide: new Map(), found: [], find: null, words: {}, asked: null, clicks: 0, token: null, chosen: null };

  function element(tag, className, text) {
    const node = document.createElement(tag);
    if (className) node.className = className;
    if (text !== undefined && text !== null) node.textContent = text;
    return node;
  }

  function svg(tag, attributes) {
    const node = document.createElementNS(SVG, tag);
    for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
    return node;
  }

  function lines(rows, className) {
    const box = element("div", className || "dl-tip");
    rows.filter(Boolean).forEach((row, index) => {
      const line = element(index ? "div" : "strong");
      line.appendChild(element("bdi", null, row));
      box.appendChild(line);
    });
    return box;
  }

  // --- marks -----------------------------------------------------------------------------------------------

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

  // --- too many events to be sent at once: cells of the view ---------------------------------------------------

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

  // --- areas and lines -----------------------------------------------------------------------------------------

  const STYLES = {
    uncertainty: { color: "#4a5560", weight: 1.2, dashArray: "5 4", fillColor: "#4a5560", fillOpacity: 0.1 },
    somewhere: { color: "#6b5b95", weight: 1.2, dashArray: "2 5", fillColor: "#6b5b95", fillOpacity: 0.06 },
    band: { color: "#1f7a8c", weight: 1, fillColor: "#1f7a8c", fillOpacity: 0.14 },
    narrowed: { color: "#1f7a8c", weight: 1.6, fillColor: "#1f7a8c", fillOpacity: 0.26 },
    ghost: { color: "#1b6e53", weight: 2.4, fillColor: "#1b6e53", fillOpacity: 0.16 },
    part: { color: "#8a7f3f", weight: 1, dashArray: "6 4", fillColor: "#8a7f3f", fillOpacity: 0.06 },
    stated: { color: "#1f7a8c", weight: 2.2, dashArray: "8 5", fill: false },
    border: { color: "#c2410c", weight: 3, opacity: 0.75, fill: false },
    measured: { color: "#c2410c", weight: 3, fill: false },
    arc: { color: "#b3261e", weight: 1.8, opacity: 0.75, dashArray: "1 6", lineCap: "round", fill: false },
  };

  // The area of a province or a country is seen only while its mark is pointed at, focused or selected.
  function lightArea(markId, lit) {
    const area = state.wide.get(markId);
    const layer = state.marks.get(markId);
    const chosen = layer && eventsOf(layer).includes(state.chosen);
    if (area) area.setStyle(lit || chosen ? SEEN : UNSEEN);
  }

  const SEEN = { opacity: 1, fillOpacity: 0.1 };
  const UNSEEN = { opacity: 0, fillOpacity: 0 };

  function drawGeometry(collection, group) {
    group.clearLayers();
    collection.features.forEach((feature) => {
      const properties = feature.properties;
      if (properties.kind === "seat") {
        addSeat(feature, group);
        return;
      }
      const layer = L.geoJSON(feature, {
        style: Object.assign({ interactive: false }, STYLES[properties.kind]),
        interactive: false, pane: "dl-areas", bubblingMouseEvents: true,
      });
      layer.addTo(group);
      if (properties.kind === "somewhere") state.wide.set(properties.mark, layer);
      const label = properties.label ? addLabel(layer, properties, group) : null;
      if (properties.find) state.found.push({ find: properties.find, kind: properties.kind, layer, label });
    });
  }

  // What the words `find` gave stands out while they are pointed at or selected; a ghost is seen only then.
  function lightFind(find) {
    const lit = find || state.find;
    state.found.forEach(({ find: own, kind, layer, label }) => {
      const style = STYLES[kind];
      const hit = own === lit;
      if (kind === "ghost") layer.setStyle(hit ? style : { opacity: 0, fillOpacity: 0 });
      else layer.setStyle(hit ? { weight: style.weight + 1.8, fillOpacity: (style.fillOpacity || 0) + 0.14 } : style);
      if (kind === "ghost") layer.setStyle({ opacity: hit ? 1 : 0 });
      const note = label && label.getElement();
      if (note) note.classList.toggle("dl-unseen", kind === "ghost" && !hit);
    });
    keepNotesWhole();
  }

  function addLabel(layer, properties, group) {
    const at = properties.label_at
      ? L.latLng(properties.label_at[1], properties.label_at[0]) : layer.getBounds().getCenter();
    const note = element("div", "dl-note dl-note-" + properties.kind);
    note.appendChild(element("bdi", null, properties.label));
    return L.marker(at, {
      icon: L.divIcon({ html: note, className: "dl-note-icon", iconSize: null }),
      interactive: false, keyboard: false, zIndexOffset: 2000, pane: "dl-notes",
    }).addTo(group);
  }

  // A label that the edge of the map would cut is drawn a little beside its line; one that is out of sight stays so.
  function keepNotesWhole() {
    const wide = state.map.getSize().x;
    state.map.getPane("dl-notes").querySelectorAll(".dl-note").forEach((note) => {
      note.style.marginLeft = "0";
      const { left, right } = note.getBoundingClientRect();
      if (right <= 0 || left >= wide) return;
      const by = left < BAR_PX ? BAR_PX - left : Math.min(0, wide - EDGE_PX - right);
      note.style.marginLeft = by + "px";
    });
  }

  const BAR_PX = 50;
  const EDGE_PX = 8;

  function addSeat(feature, group) {
    const [lon, lat] = feature.geometry.coordinates;
    const box = element("div", "dl-seat");
    const picture = svg("svg", { viewBox: "-10 -10 20 20", width: 18, height: 18, "aria-hidden": "true" });
    picture.appendChild(svg("path", { d: "M-7 7V-2L0-8L7-2V7Z", class: "dl-seat-shape" }));
    box.appendChild(picture);
    if (feature.properties.named) box.appendChild(element("bdi", "dl-seat-name", feature.properties.label));
    const layer = L.marker([lat, lon], {
      icon: L.divIcon({ html: box, className: "dl-seat-icon", iconSize: null }),
      keyboard: false, zIndexOffset: -500,
    });
    layer.bindTooltip(lines(feature.properties.tip), { direction: "top", offset: [0, -8], opacity: 1, className: "dl-tooltip" });
    layer.addTo(group);
  }

  // --- a place that is put right by hand --------------------------------------------------------------------------

  // A mark to drag, with its radius. Without a place yet it waits in the middle of the view and says nothing.
  function drawEdited(edit) {
    if (state.edited) { state.edited.mark.remove(); state.edited.disc.remove(); state.edited = null; }
    if (!edit) return;
    const at = edit.lat === null ? state.map.getCenter() : L.latLng(edit.lat, edit.lon);
    const box = element("div", "dl-drag");
    const icon = L.divIcon({ html: box, className: "dl-icon", iconSize: [30, 30], iconAnchor: [15, 15] });
    const mark = L.marker(at, { icon, draggable: true, keyboard: true, zIndexOffset: 5000, title: state.words.drag });
    const disc = L.circle(at, { radius: edit.radius_m, color: "#b3261e", weight: 2, dashArray: "4 4", fillOpacity: 0.06, interactive: false });
    const told = () => {
      const point = mark.getLatLng();
      state.clicks += 1;
      tell({ type: "Feature", geometry: null, properties: { dragged: [point.lat, point.lng], click: state.clicks } });
    };
    mark.on("drag", () => disc.setLatLng(mark.getLatLng()));
    mark.on("dragend", told);
    mark.on("add", () => {
      mark.getElement().setAttribute("aria-label", state.words.drag);
      mark.getElement().addEventListener("keydown", (event) => nudge(event, mark, disc, told));
    });
    disc.addTo(state.map);
    mark.addTo(state.map);
    state.edited = { mark, disc };
  }

  const NUDGES = { ArrowLeft: [-8, 0], ArrowRight: [8, 0], ArrowUp: [0, -8], ArrowDown: [0, 8] };

  function nudge(event, mark, disc, told) {
    const step = NUDGES[event.key];
    if (!step) { if (event.key === "Enter") told(); return; }
    L.DomEvent.stop(event);
    const to = state.map.containerPointToLatLng(state.map.latLngToContainerPoint(mark.getLatLng()).add(step));
    mark.setLatLng(to);
    disc.setLatLng(to);
  }

  // --- the view ----------------------------------------------------------------------------------------------

  function bounds(box) {
    return L.latLngBounds([box[1], box[0]], [box[3], box[2]]);
  }

  function look(view) {
    if (!view || view.token === state.token) return;
    const first = state.token === null;
    state.token = view.token;
    if (first && state.linked) return;
    state.map.fitBounds(bounds(view.box), { maxZoom: view.max_zoom, padding: [28, 28], animate: !first });
  }

  function goToSelected() {
    const box = state.data && state.data.selected_box;
    if (box) state.map.fitBounds(bounds(box), { maxZoom: 11, padding: [28, 28] });
  }

  function everything() {
    const shown = state.data && state.data.everything;
    if (shown) state.map.fitBounds(bounds(shown), { maxZoom: 8, padding: [28, 28] });
  }

  function bar(map, buttons) {
    const Control = L.Control.extend({
      options: { position: "topleft" },
      onAdd() {
        const box = element("div", "leaflet-bar leaflet-control");
        buttons.forEach(({ path, title, action, className }) => {
          const link = element("a", className);
          const picture = svg("svg", { viewBox: "-10 -10 20 20", width: 18, height: 18, "aria-hidden": "true" });
          picture.appendChild(svg("path", { d: path, class: "dl-button-shape" }));
          link.appendChild(picture);
          link.href = "#";
          link.title = title;
          link.setAttribute("role", "button");
          link.setAttribute("aria-label", title);
          L.DomEvent.on(link, "click", (event) => { L.DomEvent.stop(event); action(); });
          box.appendChild(link);
        });
        return box;
      },
    });
    new Control().addTo(map);
  }

  // --- the view in the address -----------------------------------------------------------------------------------

  function viewOfAddress() {
    const at = new URLSearchParams(parent.location.search).get("at");
    const numbers = (at || "").split(",").map(Number);
    const fits = numbers.length === 3 && numbers.every(Number.isFinite)
      && Math.abs(numbers[0]) <= 85 && Math.abs(numbers[1]) <= 360 && numbers[2] >= 2 && numbers[2] <= 16;
    return fits ? numbers : null;
  }

  // The page writes its own keys of the address anew after every choice: the view is put back right behind it.
  function keepView() {
    parent.datelineWriteView = writeView;
    if (parent.datelineKeepsView) return;
    parent.datelineKeepsView = true;
    for (const name of ["pushState", "replaceState"]) {
      const write = parent.history[name].bind(parent.history);
      parent.history[name] = (...rest) => { write(...rest); if (!parent.datelineWriting) parent.datelineWriteView(); };
    }
  }

  function writeView() {
    const { lat, lng } = state.map.getCenter();
    const address = new URL(parent.location.href);
    address.searchParams.set("at", [lat.toFixed(4), lng.toFixed(4), state.map.getZoom()].join(","));
    parent.datelineWriting = true;
    parent.history.replaceState(parent.history.state, "", address.href.replaceAll("%2C", ","));
    parent.datelineWriting = false;
  }

  function moved() {
    writeView();
    ask();
    if (state.data && state.data.follow) tellView();
  }

  function tellView() {
    const seen = state.map.getBounds();
    const view = [seen.getWest(), seen.getSouth(), seen.getEast(), seen.getNorth()].map((value) => Number(value.toFixed(4)));
    if (String(view) === String(state.toldView)) return;
    state.toldView = view;
    state.clicks += 1;
    tell({ type: "Feature", geometry: null, properties: { view, click: state.clicks } });
  }

  // --- what the page calls -------------------------------------------------------------------------------------

  window.dateline = {
    state,

    mount(map, groups, words) {
      state.map = map;
      state.words = words;
      state.groups = groups;
      map.createPane("dl-areas").style.zIndex = 410;
      map.createPane("dl-notes").style.zIndex = 640;
      map.getPane("dl-notes").style.pointerEvents = "none";
      bar(map, [
        { path: "M-7 -2V-7H-2M2 -7H7V-2M7 2V7H2M-2 7H-7V2", title: words.everything, action: everything, className: "dl-home" },
        { path: "M-5 0A5 5 0 1 0 5 0A5 5 0 1 0 -5 0M0 -9V-3M0 3V9M-9 0H-3M3 0H9", title: words.focus, action: goToSelected, className: "dl-focus" },
      ]);
      map.attributionControl.setPrefix(false);
      const container = map.getContainer();
      container.setAttribute("role", "application");
      container.addEventListener("keydown", (event) => { if (event.key === "Escape" && state.chosen) clear(); });
      container.setAttribute("aria-label", words.map);
      const start = viewOfAddress();
      if (start) map.setView([start[0], start[1]], start[2], { animate: false });
      state.linked = Boolean(start);
      keepView();
      map.on("moveend", () => { clearTimeout(state.moving); state.moving = setTimeout(moved, MOVE_PAUSE_MS); });
      const zoomed = () => { document.body.dataset.far = String(Math.max(0, 6 - map.getZoom())); crowd(); };
      map.on("zoomend", zoomed);
      map.on("moveend resize", keepNotesWhole);
      zoomed();
      new ResizeObserver(() => map.invalidateSize()).observe(container);
    },

    // Called from the article, over the frame's edge.
    light(find) { if (state.map) lightFind(find); },

    window(span) { if (state.data) showWindow(span); },

    draw(data) {
      const kept = state.data && state.data.live !== null;
      state.data = data;
      document.body.classList.toggle("dl-dark", data.theme === "dark");
      state.wide.clear();
      state.found = [];
      state.find = data.find;
      drawGeometry(data.areas, state.groups.uncertainty);
      if (kept && data.live === null) state.marksText = null;
      drawMarks(data);
      drawGeometry(data.selection, state.groups.selection);
      drawGeometry(data.found, state.groups.found);
      lightFind(null);
      drawGeometry(data.seats, state.groups.seats);
      drawEdited(data.edit);
      look(data.view);
      if (state.span) showWindow(state.span); else ask();
      if (data.follow) tellView(); else state.toldView = null;
      if (data.live === null) { rest(); stands(); }
    },
  };
})();
