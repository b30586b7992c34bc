// Bars through time, a brush that is the date filter, and playback. Data comes as JSON; strings become text nodes.
// While playing, the map is moved through time in the browser alone; the page is told when playing stops.
const SVG = "http://www.w3.org/2000/svg";
const MAP_FRAME = 'iframe[title="streamlit_folium.st_folium"]';
const HEIGHT = 66;
const ICONS = { play: "M1 0L11 6L1 12Z", pause: "M1 0H4.5V12H1ZM7.5 0H11V12H7.5Z", back: "M9 0L3 6L9 12Z", on: "M3 0L9 6L3 12Z" };
const known = new WeakMap();

function node(tag, className, text) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (text !== undefined && text !== null) made.textContent = text;
  return made;
}

function svg(tag, attributes, text) {
  const made = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  if (text) made.textContent = text;
  return made;
}

function icon(name) {
  const picture = svg("svg", { viewBox: "0 0 12 12", "aria-hidden": "true" });
  picture.append(svg("path", { d: ICONS[name] }));
  return picture;
}

function total(bar) {
  return Object.values(bar.c).reduce((sum, count) => sum + count, 0);
}

function span(bars, from, to) {
  const first = bars[from].s;
  const last = bars[to].e;
  return first === last ? first : first + " – " + last;
}

class Timeline {
  constructor(root) {
    this.root = root;
    this.timer = null;
    this.window = null;
    this.held = false;
    this.asked = [];
    new ResizeObserver(() => this.data && this.plot()).observe(root);
  }

  // The controls are built once: a control that is replaced loses the keyboard's focus.
  update(data, tell) {
    const text = JSON.stringify(data);
    this.tell = tell;
    if (text === this.text) return;
    const before = this.data;
    this.text = text;
    this.data = data;
    if (!before) this.build();
    if (this.follows(before, data)) this.window = this.barsOf(data.from, data.to);
    else if (this.window) this.window = this.barsOf(before.bars[this.window[0]].s, before.bars[this.window[1]].e);
    this.undated.textContent = data.undated ? data.undated + " " + data.words.undated : "";
    this.plot();
  }

  // Whether the brush goes where `data` says: not while it is moved here, nor back to what was asked before the last move.
  follows(before, data) {
    if (this.timer || this.held) return false;
    const answer = (data.from || "") + "/" + (data.to || "");
    const place = this.asked.indexOf(answer);
    if (place >= 0) this.asked.splice(0, place + 1);
    else if (before && (before.from !== data.from || before.to !== data.to)) this.asked = [];
    return !this.asked.length;
  }

  // The bars that these dates hold; null where no date is asked for.
  barsOf(from, to) {
    const { bars } = this.data;
    if (!from && !to) return null;
    const first = from ? bars.findIndex((bar) => bar.e >= from) : 0;
    let last = to ? bars.findLastIndex((bar) => bar.s <= to) : bars.length - 1;
    if (first < 0 || last < 0) return null;
    last = Math.max(first, last);
    return [first, last];
  }

  build() {
    const { words } = this.data;
    const row = node("div", "bar-row");
    this.playButton = this.button(row, "play", words.play, () => (this.timer ? this.pause() : this.play()));
    this.button(row, "back", words.back, () => this.move(-1));
    this.button(row, "on", words.on, () => this.move(1));
    this.all = node("button", "all", words.all);
    this.all.type = "button";
    this.all.onclick = () => { this.stop(); this.choose(null); };
    this.said = node("span", "span");
    this.said.setAttribute("aria-live", "polite");
    this.undated = node("span", "undated");
    row.append(this.all, this.said, this.undated);
    this.field = node("div", "plot");
    this.field.onpointerdown = (event) => this.drag(event);
    this.field.onpointermove = (event) => this.point(event);
    this.field.onpointerleave = () => this.tip.classList.add("hidden");
    this.tip = node("div", "tip hidden");
    this.picture = svg("svg", { role: "img", "aria-label": words.label });
    this.brush = node("div", "brush hidden");
    this.grips = [0, 1].map((side) => this.grip(side));
    this.field.append(this.picture, this.brush, ...this.grips, this.tip);
    this.root.replaceChildren(row, this.field);
    this.showPlaying();
  }

  button(row, name, title, action) {
    const made = node("button", name);
    made.type = "button";
    made.title = title;
    made.setAttribute("aria-label", title);
    made.append(icon(name));
    made.onclick = action;
    row.append(made);
    return made;
  }

  grip(side) {
    const made = node("div", "grip hidden");
    made.tabIndex = 0;
    made.setAttribute("role", "slider");
    made.setAttribute("aria-label", side ? this.data.words.to : this.data.words.from);
    made.onkeydown = (event) => {
      const step = { ArrowLeft: -1, ArrowRight: 1, PageDown: -10, PageUp: 10 }[event.key];
      if (event.key === "Escape") this.choose(null);
      if (!step || !this.window) return;
      event.preventDefault();
      const next = [...this.window];
      next[side] = Math.min(Math.max(next[side] + step, side ? next[0] : 0), side ? this.data.bars.length - 1 : next[1]);
      this.choose(next);
    };
    return made;
  }

  plot() {
    const { bars, types } = this.data;
    const width = this.field.clientWidth || 600;
    const most = Math.max(1, ...bars.map((bar) => total(bar) + bar.p));
    this.wide = width / bars.length;
    const high = (count) => Math.max(count ? 1.5 : 0, (HEIGHT - 6) * count / most);
    this.picture.replaceChildren(svg("line", { class: "axis", x1: 0, x2: width, y1: HEIGHT, y2: HEIGHT }));
    bars.forEach((bar, index) => {
      let top = HEIGHT;
      const place = { x: (index * this.wide + 0.5).toFixed(2), width: Math.max(1, this.wide - 1).toFixed(2) };
      types.forEach(({ code, colour }) => {
        const tall = high(bar.c[code] || 0);
        if (!tall) return;
        top -= tall;
        this.picture.append(svg("rect", { ...place, class: "bar", y: top.toFixed(2), height: tall.toFixed(2), fill: colour }));
      });
      if (bar.p) this.picture.append(svg("rect", { ...place, class: "possible", y: (top - high(bar.p)).toFixed(2), height: high(bar.p).toFixed(2) }));
    });
    this.ticks(width);
    this.place();
  }

  ticks(width) {
    const { bars } = this.data;
    const every = Math.max(1, Math.ceil(bars.length / Math.max(2, Math.floor(width / 90))));
    for (let index = 0; index < bars.length; index += every) {
      const x = index * this.wide;
      const short = bars[index].s.slice(0, this.data.step === "year" ? 4 : this.data.step === "month" ? 7 : 10);
      if (x + 60 > width) continue;
      this.picture.append(svg("text", { class: "tick", x: x.toFixed(1), y: HEIGHT + 14 }, short));
    }
  }

  // --- the brush ------------------------------------------------------------------------------------------------

  place() {
    const shown = Boolean(this.window);
    this.brush.classList.toggle("hidden", !shown);
    this.grips.forEach((made) => made.classList.toggle("hidden", !shown));
    this.all.disabled = !shown;
    const { bars, words } = this.data;
    this.said.textContent = shown ? this.words() : words.hint;
    if (!shown) return;
    const [from, to] = this.window;
    this.brush.style.left = from * this.wide + "px";
    this.brush.style.width = (to - from + 1) * this.wide + "px";
    this.grips[0].style.left = from * this.wide + "px";
    this.grips[1].style.left = (to + 1) * this.wide + "px";
    this.grips.forEach((made, side) => {
      made.setAttribute("aria-valuemin", 0);
      made.setAttribute("aria-valuemax", bars.length - 1);
      made.setAttribute("aria-valuenow", this.window[side]);
      made.setAttribute("aria-valuetext", side ? bars[to].e : bars[from].s);
    });
  }

  // The dates that the filter has, where it cuts through a bar; else those of the bars with what they hold.
  words() {
    const { bars, from, to } = this.data;
    const [first, last] = this.window;
    const held = this.barsOf(from, to);
    const own = !this.timer && !this.held && held && held[0] === first && held[1] === last;
    const start = own && from ? from : bars[first].s;
    const end = own && to ? to : bars[last].e;
    const whole = start <= bars[first].s && end >= bars[last].e;
    return span([{ s: start, e: end }], 0, 0) + (whole ? this.counted() : "");
  }

  counted() {
    const { bars, words } = this.data;
    const sum = bars.slice(this.window[0], this.window[1] + 1).reduce((count, bar) => count + total(bar), 0);
    return " · " + sum + " " + words.events;
  }

  at(event) {
    const x = event.clientX - this.field.getBoundingClientRect().left;
    return Math.min(Math.max(Math.floor(x / this.wide), 0), this.data.bars.length - 1);
  }

  point(event) {
    const bar = this.data.bars[this.at(event)];
    const parts = this.data.types.filter(({ code }) => bar.c[code]).map(({ code, label }) => bar.c[code] + " " + label);
    if (bar.p) parts.push(bar.p + " " + this.data.words.possible);
    this.tip.textContent = span([bar], 0, 0) + ": " + (parts.join(", ") || this.data.words.none);
    this.tip.classList.remove("hidden");
    const half = this.tip.offsetWidth / 2;
    const x = event.clientX - this.field.getBoundingClientRect().left;
    this.tip.style.left = Math.min(Math.max(x, half), this.field.clientWidth - half) + "px";
  }

  drag(event) {
    if (event.button) return;
    this.stop();
    const start = this.at(event);
    const side = this.grips.indexOf(event.target);
    const before = this.window;
    const inside = event.target === this.brush;
    if (side < 0) event.preventDefault();
    this.field.setPointerCapture(event.pointerId);
    const span = (now) => {
      if (side >= 0) return side ? [Math.min(before[0], now), Math.max(before[0], now)] : [Math.min(before[1], now), Math.max(before[1], now)];
      if (inside) return this.shifted(before, now - start);
      return [Math.min(start, now), Math.max(start, now)];
    };
    this.held = true;
    const moved = (next) => { this.window = span(this.at(next)); this.place(); };
    moved(event);
    this.field.addEventListener("pointermove", moved);
    this.field.onlostpointercapture = () => {
      this.field.removeEventListener("pointermove", moved);
      this.held = false;
      this.choose(this.window);
    };
  }

  shifted(window, by) {
    const most = this.data.bars.length - 1;
    const step = Math.min(Math.max(by, -window[0]), most - window[1]);
    return [window[0] + step, window[1] + step];
  }

  choose(window) {
    const { bars } = this.data;
    this.window = window;
    this.place();
    this.onMap(null);
    this.ask(window ? bars[window[0]].s + "/" + bars[window[1]].e : "");
  }

  ask(range) {
    this.asked.push(range || "/");
    this.tell("range", range);
  }

  // --- playing --------------------------------------------------------------------------------------------------

  onMap(window) {
    const frame = document.querySelector(MAP_FRAME);
    const map = frame && frame.contentWindow && frame.contentWindow.dateline;
    const { bars } = this.data;
    if (map) map.window(window && [bars[window[0]].s, bars[window[1]].e]);
  }

  start() {
    const { bars } = this.data;
    if (!this.window) this.window = [0, Math.max(0, Math.round(bars.length / 12) - 1)];
    else if (this.window[1] >= bars.length - 1) this.window = [0, this.window[1] - this.window[0]];
  }

  play() {
    if (this.data.bars.length < 2) return;
    this.start();
    this.timer = setInterval(() => this.step(), this.data.pace);
    this.ask("");
    this.place();
    this.onMap(this.window);
    this.showPlaying();
  }

  step() {
    if (this.window[1] >= this.data.bars.length - 1) {
      this.pause();
      return;
    }
    this.window = this.shifted(this.window, 1);
    this.place();
    this.onMap(this.window);
  }

  pause() {
    this.stop();
    this.choose(this.window);
  }

  stop() {
    clearInterval(this.timer);
    this.timer = null;
    this.showPlaying();
  }

  move(by) {
    this.stop();
    this.start();
    this.choose(this.shifted(this.window, by));
  }

  showPlaying() {
    const playing = Boolean(this.timer);
    const title = playing ? this.data.words.pause : this.data.words.play;
    this.playButton.replaceChildren(icon(playing ? "pause" : "play"));
    this.playButton.title = title;
    this.playButton.setAttribute("aria-label", title);
    this.root.dataset.playing = String(playing);
  }
}

export default function (component) {
  const { setTriggerValue } = component;
  const { root, data } = inTurn(component, ".timeline");
  if (!root) return undefined;
  if (!known.has(root)) known.set(root, new Timeline(root));
  known.get(root).update(data, setTriggerValue);
  return () => clearInterval(known.get(root)?.timer);
}
