// The article with its evidence highlighted. Data comes as JSON; every string becomes a text node.
const seen = new WeakMap();

function node(tag, className, text) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (text !== undefined && text !== null) made.textContent = text;
  return made;
}

function words(segment, labels) {
  if (!segment.k) return document.createTextNode(segment.t);
  const kinds = segment.k.filter((kind) => kind !== "evidence");
  const classes = segment.k.map((kind) => "k-" + kind).join(" ");
  const made = node(kinds.length ? "mark" : "span", classes, segment.t);
  if (kinds.length) made.title = kinds.map((kind) => labels[kind]).join(", ");
  return made;
}

function scrollTo(scroller, target) {
  const top = target.getBoundingClientRect().top - scroller.getBoundingClientRect().top;
  scroller.scrollTop += top - 40;
}

function legend(data, scroller) {
  const bar = node("div", "legend");
  for (const { kind, label } of data.kinds) {
    const finds = [...scroller.querySelectorAll("mark.k-" + kind)];
    const button = node("button", "chip");
    button.type = "button";
    button.append(node("mark", "k-" + kind, label), node("span", "number", String(finds.length)));
    let next = 0;
    button.onclick = () => {
      const target = finds[next % finds.length];
      next += 1;
      scrollTo(scroller, target);
      target.classList.add("flash");
      setTimeout(() => target.classList.remove("flash"), 900);
    };
    bar.append(button);
  }
  if (data.kinds.length) bar.append(node("span", "k-evidence key", data.evidence));
  return bar;
}

export default function (component) {
  const { data, parentElement } = component;
  const root = parentElement.querySelector(".article");
  if (!root || !data) return;
  const text = JSON.stringify(data);
  if (seen.get(root) === text) return;
  seen.set(root, text);

  const labels = Object.fromEntries(data.kinds.map(({ kind, label }) => [kind, label]));
  const scroller = node("div", "text");
  scroller.tabIndex = 0;
  scroller.setAttribute("role", "region");
  scroller.setAttribute("aria-label", data.heading);
  scroller.lang = data.language || "en";
  data.paragraphs.forEach((paragraph) => {
    const made = node("p", paragraph.body ? "" : "aside");
    made.dir = "auto";
    made.append(...paragraph.s.map((segment) => words(segment, labels)));
    scroller.append(made);
  });
  if (data.cut) scroller.append(node("p", "aside", data.cut));

  const title = node("h3", "title", data.title);
  title.dir = "auto";
  root.replaceChildren(title, node("div", "meta", data.meta.join(" · ")), legend(data, scroller), scroller);

  const first = scroller.querySelector(".k-evidence, mark");
  if (first) requestAnimationFrame(() => scrollTo(scroller, first));
}
