// Where the map looks, and the buttons that move it.

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
