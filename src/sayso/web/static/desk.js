"use strict";
// Correcting by keyboard: j and k move, a accepts, x deletes, s chooses the speaker, n names a new one, u undoes.
// Without this file every form works as it is; with it, the page shows the article as corrected without loading anew.

const page = () => document.getElementById("r1");
const items = () => [...document.querySelectorAll(".statements li[data-statement]:not([hidden])")];
const message = (words) => { document.getElementById("message").textContent = words; };
let current = null;

function select(item, focus = true) {
  document.querySelectorAll(".statements .current").forEach((other) => other.classList.remove("current"));
  if (!item) return;
  current = item.dataset.statement;
  item.classList.add("current");
  if (focus) item.focus({preventScroll: true});
  item.scrollIntoView({block: "nearest"});
}

function move(step) {
  const list = items();
  const at = list.findIndex((item) => item.dataset.statement === current);
  const next = at < 0 ? (step > 0 ? 0 : list.length - 1) : Math.min(Math.max(at + step, 0), list.length - 1);
  select(list[next]);
}

const chosen = () => document.getElementById("l" + current);

async function send(form, fields) {
  const body = new URLSearchParams({token: page().dataset.token, ...fields});
  const answer = await fetch(form.getAttribute("action"), {method: "POST", body});
  // the page's own style sheet stays; that of the answer has another nonce
  const text = (await answer.text()).replace(/<style[^>]*>[^<]*<\/style>/, "");
  const html = new DOMParser().parseFromString(text, "text/html");
  if (!answer.ok) {
    message(html.querySelector(".failure")?.textContent ?? "This was refused.");
    return false;
  }
  const fresh = html.getElementById("r1");
  if (fresh) page().replaceWith(document.importNode(fresh, true));
  listen();
  narrow();
  message("Done.");
  return true;
}

async function decide(action, fields = {}) {
  const item = chosen();
  if (!item) return;
  const list = items();
  const behind = list[list.indexOf(item) + 1]?.dataset.statement ?? current;
  if (await send(item.querySelector("form.decide"), {action, ...fields})) {
    select(document.getElementById("l" + behind) ?? document.getElementById("l" + current));
  }
}

function open(selector) {
  const item = chosen();
  if (!item) return;
  item.querySelector(".decide details").open = true;
  item.querySelector(selector).focus();
}

function narrow() {
  const only = document.getElementById("only").value;
  for (const item of document.querySelectorAll(".statements li[data-statement]")) {
    item.hidden = (only === "unnamed" && !item.matches(".unnamed")) || (only === "outer" && !("outer" in item.dataset))
      || (only === "unchecked" && item.dataset.checked !== "");
  }
}

function isOn() {
  return document.getElementById("keys").getAttribute("aria-pressed") === "true";
}

function listen() {
  const keys = document.getElementById("keys");
  const on = localStorage.getItem("keys") !== "off";
  keys.setAttribute("aria-pressed", String(on));
  keys.textContent = on ? "Keys on" : "Keys off";
  keys.onclick = () => {
    localStorage.setItem("keys", isOn() ? "off" : "on");
    listen();
  };
  document.getElementById("only").onchange = narrow;
  document.getElementById("narrow").onsubmit = (event) => event.preventDefault();
  for (const form of document.querySelectorAll("form.decide, .decisions form")) {
    form.onsubmit = (event) => {
      event.preventDefault();
      const item = form.closest("li[data-statement]");
      if (item) current = item.dataset.statement;
      send(form, {...Object.fromEntries(new FormData(form)), action: event.submitter?.value ?? ""})
        .then((done) => done && current && select(chosen()));
    };
  }
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || !isOn()) return;
  const field = event.target.closest("input, select, textarea");
  if (field && !field.closest(".decide")) return;
  if (field) {
    if (event.key === "Enter") {
      event.preventDefault();
      const form = field.closest("form");
      const {speaker, somebody, naming} = form.elements;
      decide("speaker", {speaker: speaker.value, somebody: somebody.value, naming: naming.value});
    } else if (event.key === "Escape") {
      select(chosen());
    }
    return;
  }
  const act = {
    j: () => move(1), k: () => move(-1), a: () => decide("accept"), x: () => decide("delete"),
    s: () => open("select"), n: () => open("input[name=somebody]"),
    u: () => document.getElementById("undo")?.click(),
  }[event.key];
  if (act) {
    event.preventDefault();
    act();
  }
});

listen();
if (location.hash.startsWith("#l") || location.hash.startsWith("#s")) {
  select(document.getElementById("l" + location.hash.slice(2)), false);
}
