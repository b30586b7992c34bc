// The tab "Why here?": from the words to the place, one step a line.
function steps(rows) {
  return node("ol", "steps", ...rows.map((row) => node("li", "", row)));
}

function basis(rows) {
  return node("dl", "basis", ...rows.flatMap((row) => fact(row.label, row.words)));
}

function said(row, answers) {
  const box = node("section", "said" + (row.find === answers.find ? " chosen" : ""));
  box.append(
    findButton("quote", row.words, row.find, answers),
    node("div", "detail", row.kind + ": " + row.size),
    steps(row.steps),
  );
  if (row.narrowed) box.append(node("div", "detail", row.narrowed.size), steps(row.narrowed.steps));
  if (row.basis.length) box.append(basis(row.basis));
  return box;
}

function drawWhy(data, answers) {
  const box = node("div", "why", node("p", "none", data.intro), ...data.said.map((row) => said(row, answers)));
  data.checks.forEach((row) => box.append(node("div", "check", verdict(row), " ", row.sentence)));
  if (data.result) {
    box.append(node("section", "said", node("h4", "", data.result.label), node("div", "detail", data.result.size),
      steps(data.result.steps), basis(data.result.basis)));
  }
  return box;
}
