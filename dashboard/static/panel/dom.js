// Building blocks of the panel. Every string becomes a text node.
const SVG = "http://www.w3.org/2000/svg";

function node(tag, className, ...children) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
}

function symbol(path, colour) {
  const picture = document.createElementNS(SVG, "svg");
  picture.setAttribute("viewBox", "-12 -12 24 24");
  picture.setAttribute("aria-hidden", "true");
  const shape = document.createElementNS(SVG, "path");
  shape.setAttribute("d", path);
  shape.setAttribute("fill", colour);
  picture.append(shape);
  return picture;
}

function button(className, words, action) {
  const made = node("button", className, words);
  made.type = "button";
  made.onclick = action;
  return made;
}

// Words of the article that answer a click. `answers.find` is the key selected now.
function findButton(className, words, find, answers) {
  const made = button(className, words, () => answers.pick("find", find));
  made.dir = "auto";
  made.title = answers.hint;
  made.dataset.find = find;
  made.setAttribute("aria-pressed", String(find === answers.find));
  return made;
}
