"use strict";
// The dossier as of a day: a slider over the days on which it changed.  Without this file a date field does the same.

const field = document.querySelector(".slider");
const slider = document.getElementById("slider");
const days = field.dataset.days.split(" ");
const date = document.getElementById("as_of");
let asked = 0;

function show() {
  document.querySelector(".slider output").textContent = days[slider.value];
}

async function weigh() {
  const turn = ++asked;
  const address = new URL(location.href);
  address.hash = "";
  const isNow = Number(slider.value) === days.length - 1;
  if (isNow) address.searchParams.delete("as_of");
  else address.searchParams.set("as_of", days[slider.value]);
  const answer = await fetch(address);
  const html = new DOMParser().parseFromString(await answer.text(), "text/html");
  const fresh = html.getElementById("weighed");
  if (turn !== asked) return;
  if (!answer.ok || !fresh) {
    document.getElementById("message").textContent = html.querySelector(".failure")?.textContent ?? "This was refused.";
    return;
  }
  document.getElementById("weighed").replaceWith(document.importNode(fresh, true));
  history.replaceState(null, "", address);
  date.value = isNow ? "" : days[slider.value];
  document.getElementById("message").textContent = `As of ${days[slider.value]}: ${fresh.querySelector(".lead").textContent}`;
}

if (days.length > 1) {
  const at = days.findLastIndex((day) => !date.value || day <= date.value);
  slider.value = at < 0 ? 0 : at;
  show();
  field.hidden = false;
  slider.addEventListener("input", show);
  slider.addEventListener("change", weigh);
}
