// Asks for few of our tiles at once. A browser opens six connections to a host: were all of them waiting for tiles that
// are still being drawn, the page's own scripts and answers would stand in line behind them.
(function () {
  "use strict";

  const AT_ONCE = 3;
  const OURS = "tiles/{z}/{x}/{y}.png";
  const waiting = [];
  let loading = 0;

  function next() {
    while (loading < AT_ONCE && waiting.length) {
      const { tile, address } = waiting.shift();
      if (tile.isConnected) load(tile, address); // else the map has moved on
    }
  }

  function load(tile, address) {
    const freed = () => {
      tile.removeEventListener("load", freed);
      tile.removeEventListener("error", freed);
      loading -= 1;
      next();
    };
    loading += 1;
    tile.addEventListener("load", freed);
    tile.addEventListener("error", freed);
    tile.src = address;
  }

  const create = L.TileLayer.prototype.createTile;
  L.TileLayer.include({
    createTile(coords, done) {
      if (!this._url.includes(OURS)) return create.call(this, coords, done);
      const tile = document.createElement("img");
      tile.alt = "";
      L.DomEvent.on(tile, "load", L.bind(this._tileOnLoad, this, done, tile));
      L.DomEvent.on(tile, "error", L.bind(this._tileOnError, this, done, tile));
      waiting.push({ tile, address: this.getTileUrl(coords) });
      queueMicrotask(next); // by then Leaflet has put the tile into the page
      return tile;
    },
  });
})();
