// What all parts of the map's script share. The page sends plain data; every string of it reaches the document as a text
// node, never as HTML. The shapes' paths and colours come from dashboard/symbols.py.

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
