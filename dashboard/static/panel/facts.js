// The tab "Event": who, what, when, where, and what was checked.
function fact(label, ...content) {
  return [node("dt", "", label), node("dd", "", ...content)];
}

function phrases(rows, answers) {
  const box = node("div", "phrases");
  rows.forEach((row) => box.append(findButton("quote", row.words, row.find, answers)));
  return box;
}

// What the machine had read where a person put something else.
function machine(words) {
  return words ? node("div", "detail machine", words) : null;
}

function who(data, answers, read) {
  if (!data.rows.length) return fact(data.label, data.none, machine(read));
  const box = node("div", "who");
  data.rows.forEach((row) => {
    const names = node("span", "names");
    row.names.forEach((name) => names.append(findButton("name", name.words, name.find, answers)));
    box.append(node("div", "", node("span", "role", row.role), names));
  });
  return fact(data.label, box, machine(read));
}

function verdict(row) {
  return node("strong", row.agrees ? "agrees" : "disagrees", (row.agrees ? "✓ " : "≠ ") + row.verdict);
}

function check(row) {
  return fact(row.label, node("div", "check", verdict(row), " ", row.sentence));
}

function here(data, pick) {
  const box = node("section", "here", node("h4", "", data.label));
  data.rows.forEach((row) => {
    const made = button(row.chosen ? "chosen" : "", node("bdi", "", row.words), () => pick("pick", row.id));
    made.setAttribute("aria-pressed", String(row.chosen));
    box.append(made);
  });
  return box;
}

function drawEvent(data, answers) {
  const read = data.machine;
  return node(
    "dl", "",
    ...(read.type ? fact(data.type, machine(read.type)) : []),
    ...fact(data.when.label, data.when.words, machine(read.date)),
    ...fact(data.where.label, node("div", "place", node("bdi", "", data.where.name)),
      data.where.detail ? node("div", "detail", data.where.detail) : null, machine(read.place),
      phrases(data.where.phrases, answers)),
    ...who(data.who, answers, read.actors),
    ...(data.toll ? fact(data.toll.label, button("toll", data.toll.words, () => answers.pick("tab", "claims")),
      machine(read.killed)) : []),
    ...(data.wounded ? fact(data.wounded.label, data.wounded.words) : []),
    ...data.checks.flatMap(check),
  );
}
