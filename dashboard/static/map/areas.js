// Areas and lines: uncertainty, the selected event's geometry, actors' seats.

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
