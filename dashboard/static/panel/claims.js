// The tab "Claims": the numbers on one scale by who said them, then every claim in its words.
function percent(number, most) {
  return (100 * number / most).toFixed(2) + "%";
}

// A number nobody bounded runs on to the end of the scale and fades; an exact one is a dot.
function bar(row, most) {
  const made = node("span", "bar");
  const low = row.low === null ? 0 : row.low;
  const high = row.high === null ? most : row.high;
  made.style.left = percent(low, most);
  made.style.width = percent(high - low, most);
  if (row.low === null) made.classList.add("from-below");
  if (row.high === null) made.classList.add("to-above");
  if (row.low === row.high) made.classList.add("exact");
  return made;
}

function chart(data, answers) {
  const most = data.most * 1.15;
  const box = node("div", "chart", node("h4", "", data.label));
  data.bars.forEach((row) => {
    const line = findButton("line" + (row.standing ? "" : " fallen"), "", row.find, answers);
    const source = node("bdi", "source", [row.who, row.when].filter(Boolean).join(", "));
    const words = node("span", "number", row.words);
    const flags = node("span", "flags", ...row.flags.map((flag) => node("span", "flag", flag)));
    line.append(source, node("span", "track", bar(row, most)), words, flags);
    box.append(line);
  });
  return box;
}

function claim(row, answers) {
  const item = node("li", row.superseded ? "superseded" : "");
  const head = node("div", "what");
  if (row.number) head.append(node("strong", "number", row.number), " ");
  head.append(node("span", "kind", row.kind));
  row.flags.forEach((flag) => head.append(" ", node("span", "flag", flag)));
  const source = [row.who, row.when].filter(Boolean).join(", ");
  item.append(head, node("div", "source", node("bdi", "speaker", source), " ", findButton("quote", row.wording, row.find, answers)));
  return item;
}

function drawClaims(data, answers) {
  if (!data.rows.length) return node("p", "none", data.none);
  const list = node("ul", "", ...data.rows.map((row) => claim(row, answers)));
  return node("section", "claims", ...data.charts.map((one) => chart(one, answers)), node("h4", "", data.label), list);
}
