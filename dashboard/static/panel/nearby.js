// The tab "Context": what others have near, each a sentence that leads there.
function drawNearby(data, answers) {
  const list = node("div", "nearby");
  data.rows.forEach((row) => {
    const made = button("", "", () => answers.pick("pick", row.id));
    made.append(symbol(row.path, row.colour), node("bdi", "", row.sentence));
    list.append(made);
  });
  return node("section", "here", node("p", "none", data.intro), list);
}
