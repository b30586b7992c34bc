"use strict";
(function () {
  const data = JSON.parse(document.getElementById("data").textContent);
  const SHOWN_AT_ONCE = 200;
  const list = document.getElementById("list");
  const search = document.getElementById("search");
  const types = document.getElementById("type");
  let chosenItem = null;

  // Words of articles become text nodes only.
  function element(tag, className, text) {
    const made = document.createElement(tag);
    if (className) made.className = className;
    if (text !== undefined && text !== null) made.textContent = text;
    return made;
  }

  function colour(code) {
    return data.colours[code] || data.colours.unknown;
  }

  function days(event) {
    if (!event.date_start) return "day unknown";
    const same = !event.date_end || event.date_end === event.date_start;
    return same ? event.date_start : event.date_start + " to " + event.date_end;
  }

  function killed(event) {
    const known = [event.killed_low, event.killed_best, event.killed_high].filter((n) => n !== undefined);
    if (!known.length) return "";
    const low = Math.min(...known), high = Math.max(...known);
    if (event.killed_best === undefined && event.killed_high === undefined) return "at least " + low + " killed";
    if (event.killed_best === undefined && event.killed_low === undefined) return "up to " + high + " killed";
    return (low === high ? low : low + " to " + high) + " killed";
  }

  function facts(event) {
    const kind = data.labels[event.type] || event.type;
    return [kind, days(event), event.places, killed(event)].filter(Boolean).join(" · ");
  }

  function details(event) {
    const lines = [
      ["By", event.attackers], ["Against", event.targets], ["Others", event.other_actors], ["Claims", event.claims],
      ["Checks", event.checks], ["Place", event.precision], ["Review", event.review],
      ["Source", [event.publisher, event.dataset].filter(Boolean).join(", ")],
    ];
    const box = element("span", "more");
    for (const [name, text] of lines) {
      if (text) box.append(element("span", "", name + ": " + text), document.createElement("br"));
    }
    if (/^https?:\/\//i.test(event.url || "")) {
      const link = element("a", "", event.url);
      link.href = event.url;
      link.rel = "noreferrer noopener";
      link.target = "_blank";
      box.append(link);
    }
    return box;
  }

  const map = L.map("map", { preferCanvas: true, worldCopyJump: true, minZoom: 1, maxZoom: 16 });
  map.attributionControl.setPrefix(false);
  map.setView([20, 20], 2);
  const land = { fillColor: "#f7f5f0", fillOpacity: 1, color: "#80786f", weight: 0.8, interactive: false };
  L.geoJSON(data.land.world, { style: land }).addTo(map);
  if (data.land.near) {
    const [west, south, east, north] = data.land.box;
    const sea = { fillColor: "#d6e2e9", fillOpacity: 1, stroke: false, interactive: false };
    L.rectangle([[south, west], [north, east]], sea).addTo(map);
    L.geoJSON(data.land.near, { style: land }).addTo(map);
  }
  const marks = L.layerGroup().addTo(map);
  const reach = L.layerGroup().addTo(map);

  function select(event, item) {
    reach.clearLayers();
    if (chosenItem) chosenItem.classList.remove("chosen");
    chosenItem = item || null;
    if (item) item.classList.add("chosen");
    if (event.lat === undefined) return;
    const point = [event.lat, event.lon];
    if (event.radius_m) {
      const style = { radius: event.radius_m, color: colour(event.type), weight: 1, fillOpacity: 0.12, interactive: false };
      const circle = L.circle(point, style).addTo(reach);
      map.fitBounds(circle.getBounds(), { maxZoom: 9, padding: [30, 30] });
    } else {
      map.setView(point, Math.max(map.getZoom(), 7));
    }
  }

  function popup(events) {
    const box = element("div");
    for (const event of events.slice(0, 20)) {
      box.append(element("strong", "head", event.title || data.labels[event.type]), element("span", "facts", facts(event)));
      if (event.evidence) box.append(element("span", "words", event.evidence));
      box.append(details(event));
    }
    if (events.length > 20) box.append(element("p", "", "and " + (events.length - 20) + " more here"));
    return box;
  }

  function draw(kept) {
    marks.clearLayers();
    const places = new Map();
    for (const event of kept) {
      if (event.lat === undefined) continue;
      const key = event.lat + " " + event.lon;
      if (!places.has(key)) places.set(key, []);
      places.get(key).push(event);
    }
    for (const events of places.values()) {
      const first = events[0];
      const size = 5 + Math.min(9, Math.sqrt(events.length - 1) * 2);
      const style = { radius: size, color: "#fff", weight: 1, fillColor: colour(first.type), fillOpacity: 0.9 };
      const mark = L.circleMarker([first.lat, first.lon], style).addTo(marks);
      mark.bindPopup(() => popup(events), { maxHeight: 320, maxWidth: 380 });
    }
    return places;
  }

  function row(event) {
    const item = element("li");
    const button = element("button");
    button.type = "button";
    const head = element("span", "head");
    const dot = element("span", "dot");
    dot.style.background = colour(event.type);
    head.append(dot, document.createTextNode(event.title || event.places || data.labels[event.type] || event.type));
    button.append(head, element("span", "facts", facts(event)));
    if (event.evidence) button.append(element("span", "words", event.evidence));
    if (event.lat === undefined) button.append(element("span", "more", "No place is known: not on the map."));
    button.addEventListener("click", () => select(event, item));
    item.append(button);
    return item;
  }

  function show() {
    const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    const kept = data.events.filter((event) => {
      if (types.value && event.type !== types.value) return false;
      const told = [event.title, event.places, event.evidence, event.attackers, event.targets].join(" ").toLowerCase();
      return words.every((word) => told.includes(word));
    });
    const places = draw(kept);
    list.replaceChildren(...kept.slice(0, SHOWN_AT_ONCE).map(row));
    if (kept.length > SHOWN_AT_ONCE) list.append(element("li", "more", "and " + (kept.length - SHOWN_AT_ONCE) + " more: search to find them"));
    const parts = [kept.length + " events at " + places.size + " points"];
    const unplaced = kept.filter((event) => event.lat === undefined).length;
    if (unplaced) parts.push(unplaced + " without a place");
    if (data.left_out) parts.push(data.left_out + " more were left out of this file");
    document.getElementById("count").textContent = parts.join(", ");
    return kept;
  }

  types.append(new Option("All types", ""));
  for (const code of new Set(data.events.map((event) => event.type))) {
    types.append(new Option(data.labels[code] || code, code));
  }
  search.addEventListener("input", show);
  types.addEventListener("change", show);
  const placed = show().filter((event) => event.lat !== undefined);
  if (placed.length) map.fitBounds(placed.map((event) => [event.lat, event.lon]), { maxZoom: 8, padding: [20, 20] });
})();
