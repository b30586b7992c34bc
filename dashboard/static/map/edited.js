// A place that is put right by hand.

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
