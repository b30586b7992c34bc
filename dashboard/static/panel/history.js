// The tab "History": what persons corrected, and what stood there before.
function change(row) {
  const item = node("li", row.stands ? "" : "superseded");
  item.append(node("div", "what", node("strong", "kind", row.what)));
  if (row.before) item.append(node("div", "before", row.before));
  if (row.after) item.append(node("div", "after", row.after));
  item.append(node("div", "source", node("span", "speaker", row.who + ", " + row.when), ": ", row.why));
  return item;
}

function drawHistory(data) {
  if (!data.rows.length) return node("p", "none", data.none);
  return node("section", "history", node("ul", "", ...data.rows.map(change)));
}
