// What the page calls: the map is mounted once, and drawn with every new data.

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
