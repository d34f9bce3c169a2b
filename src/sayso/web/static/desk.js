"use strict";
// Correcting by keyboard. Without this file every form works as it is; with it, the page shows the article as
// corrected without loading anew, and what is pressed meanwhile waits its turn.

const page = () => document.getElementById("r1");
const items = () => [...document.querySelectorAll(".statements li[data-statement]")];
const message = (words) => { document.getElementById("message").textContent = words; };
const chosen = () => document.getElementById("l" + current);
let current = null;
let queue = Promise.resolve();

function select(item, focus = true) {
  document.querySelectorAll(".statements .current").forEach((other) => other.classList.remove("current"));
  if (!item) return;
  current = item.dataset.statement;
  item.closest("details")?.setAttribute("open", "");
  item.classList.add("current");
  if (focus) item.focus({preventScroll: true});
  item.scrollIntoView({block: "nearest"});
  document.getElementById("a" + current)?.scrollIntoView({block: "nearest"});
}

function neighbour(step) {
  const list = items();
  const at = list.findIndex((item) => item.dataset.statement === current);
  return list[at < 0 ? (step > 0 ? 0 : list.length - 1) : Math.min(Math.max(at + step, 0), list.length - 1)];
}

async function post(action, fields) {
  const body = new URLSearchParams({token: document.querySelector("#decide [name=token]").value, ...fields});
  const answer = await fetch(action, {method: "POST", body});
  const html = new DOMParser().parseFromString(await answer.text(), "text/html");
  const fresh = html.getElementById("r1");
  if (!answer.ok || !fresh) {
    message(html.querySelector(".failure")?.textContent ?? "This was refused. Load the page again.");
    return;
  }
  const place = scrollY;
  page().replaceWith(document.importNode(fresh, true));
  showKeys();
  const focus = document.activeElement === document.body;
  const target = new URL(answer.url).hash;
  if (!chosen() && target) current = target.slice(2);
  if (chosen()) select(chosen(), focus);
  else scrollTo(0, place);
  message("Done.");
}

function send(action, fields) {
  queue = queue.then(() => post(action, fields)).catch(() => message("The server does not answer."));
  return queue;
}

// decides on the current statement and goes on to the next one, unless another is to be shown
function decide(action, fields = {}, behind = null) {
  if (!chosen()) return;
  const number = current;
  const next = behind ?? neighbour(1)?.dataset.statement ?? number;
  send(`/statements/${number}${location.search}`, {action, ...fields});
  select(document.getElementById("l" + next));
}

// sets a field of the current statement, and stays
const set = (field, value) => chosen() && chosen().dataset[{factuality: "status"}[field] ?? field] !== value
  && decide("change", {[field]: value}, current);
const STATUSES = ["actual", "negated", "hypothetical", "future"];
const nextStatus = () => STATUSES[(STATUSES.indexOf(chosen()?.dataset.status) + 1) % STATUSES.length];

const ACTS = {
  j: () => select(neighbour(1)), k: () => select(neighbour(-1)),
  a: () => decide("accept"), x: () => decide("delete"), s: () => openChooser(),
  1: () => set("kind", "direct"), 2: () => set("kind", "mixed"), 3: () => set("kind", "indirect"),
  f: () => set("factuality", nextStatus()),
  d: () => set("polarity", chosen()?.dataset.polarity === "denied" ? "affirmed" : "denied"),
  e: () => chosen() && location.assign(`/statements/${current}/edit`),
  u: () => document.getElementById("undo")?.click(),
};
const ACTS_ON_WORDS = {
  s: () => setPart("source"), c: () => setPart("cue"), t: () => setPart("content"), n: () => addSelected(),
};

const isOn = () => localStorage.getItem("keys") !== "off";

function showKeys() {
  const keys = document.getElementById("keys");
  keys.setAttribute("aria-pressed", String(isOn()));
  keys.textContent = isOn() ? "Keys on" : "Keys off";
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || !isOn()) return;
  if (event.target.closest("input, select, textarea")) return;
  const act = (selectedPlace() ? ACTS_ON_WORDS[event.key] : null) ?? ACTS[event.key];
  if (!act) return;
  event.preventDefault();
  act();
});

document.addEventListener("click", (event) => {
  if (event.target.id === "keys") {
    localStorage.setItem("keys", isOn() ? "off" : "on");
    showKeys();
  }
});

document.addEventListener("submit", (event) => {
  if (event.target.id !== "decide") return;
  const button = event.submitter;
  const action = button.getAttribute("formaction");
  if (action.endsWith("/forget")) return;
  event.preventDefault();
  const item = button.closest("li[data-statement]");
  if (item) current = item.dataset.statement;
  send(action, button.name ? {[button.name]: button.value} : {});
});

showKeys();
if (/^#[ls]\d+$/.test(location.hash)) select(document.getElementById("l" + location.hash.slice(2)), false);
