// The view in the address of the page.

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
