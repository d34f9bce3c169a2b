"use strict";
// Words that are selected in the article set a part of the current statement, or make a new one. Places are counted
// in code points, as Python counts them: an emoji is one.

function wordsBefore(node, offset) {
  const words = document.querySelector(".words");
  const range = document.createRange();
  range.setStart(words, 0);
  range.setEnd(node, offset);
  const shown = range.cloneContents();
  shown.querySelectorAll("summary").forEach((label) => label.remove());
  return [...shown.textContent].length;
}

// the selection as "120-134"; null where nothing of the article is selected
function selectedPlace() {
  const selection = getSelection();
  const words = document.querySelector(".words");
  if (!words || !selection.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  if (!words.contains(range.commonAncestorContainer) || !range.toString().trim()) return null;
  const start = wordsBefore(range.startContainer, range.startOffset);
  const end = wordsBefore(range.endContainer, range.endOffset);
  return start < end ? `${start}-${end}` : null;
}

function setPart(part) {
  const place = selectedPlace();
  if (!place) return;
  if (!chosen()) {
    message("Choose a statement first: j, or its number.");
    return;
  }
  getSelection().removeAllRanges();
  decide("change", {[`${part}_at`]: place}, current);
}

function addSelected() {
  const place = selectedPlace();
  if (!place) return;
  getSelection().removeAllRanges();
  send(`/articles/${page().dataset.article}/statements${location.search}`, {content_at: place});
}

const selectionTools = document.createElement("div");
selectionTools.className = "tools";
selectionTools.setAttribute("role", "toolbar");
selectionTools.setAttribute("aria-label", "The selected words");
selectionTools.hidden = true;
for (const [words, act] of [
  ["Source", () => setPart("source")], ["Cue", () => setPart("cue")], ["Content", () => setPart("content")],
  ["New statement", addSelected],
]) {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = words;
  button.addEventListener("mousedown", (event) => event.preventDefault()); // the selection stays
  button.addEventListener("click", act);
  selectionTools.append(button);
}
document.body.append(selectionTools);
document.addEventListener("selectionchange", () => { selectionTools.hidden = selectedPlace() === null; });
