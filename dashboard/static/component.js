// What every component begins with: its root and what it shows. Neither where newer data is drawn already: while a
// script is loaded, Streamlit calls it in any order.
function inTurn({ data, parentElement }, selector) {
  const root = parentElement.querySelector(selector);
  if (!root || !data || Number(root.dataset.turn) > data.turn) return {};
  root.dataset.turn = data.turn;
  return { root, data: data.shown };
}

