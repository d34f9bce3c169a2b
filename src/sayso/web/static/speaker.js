"use strict";
// The chooser of a speaker: the likeliest actors first, each under a figure; arrows move, words narrow the list or name
// somebody new, Enter sets. It follows the combobox pattern of the ARIA Authoring Practices.

const NEW_NAMINGS = [["", "named"], ["role", "by role"], ["anonymous", "unnamed"], ["generic", "generic"]];
const chooser = document.createElement("div");
chooser.className = "chooser";
chooser.hidden = true;
chooser.innerHTML = `<label for="who">Who speaks</label>
<input id="who" role="combobox" aria-expanded="true" aria-controls="actors" aria-autocomplete="list" autocomplete="off" maxlength="300">
<ul id="actors" role="listbox" aria-label="Actors"></ul>`;
document.body.append(chooser);
const whoInput = chooser.querySelector("input");
const actorList = chooser.querySelector("ul");
let choosingFor = null;
let choices = [];
let active = 0;

function castInOrder(near) {
  const cast = [...document.querySelectorAll("#cast option")]
    .map((option) => ({id: option.dataset.id, name: option.value, naming: option.textContent}));
  const rank = (actor) => (near.includes(actor.id) ? near.indexOf(actor.id) : near.length);
  return cast.sort((a, b) => rank(a) - rank(b));
}

function openChooser() {
  const item = chosen();
  if (!item) return;
  choosingFor = item.dataset.statement;
  chooser.hidden = false;
  const place = item.getBoundingClientRect();
  chooser.style.top = `${Math.max(8, Math.min(place.top + 8, innerHeight - chooser.offsetHeight - 8))}px`;
  chooser.style.left = `${Math.max(8, Math.min(place.left, innerWidth - chooser.offsetWidth - 8))}px`;
  whoInput.value = "";
  fillChooser();
  whoInput.focus();
}

function closeChooser() {
  chooser.hidden = true;
  select(chosen());
}

function fillChooser() {
  const typed = whoInput.value.trim();
  const near = (document.getElementById("l" + choosingFor)?.dataset.near ?? "").split(" ");
  const fits = (actor) => actor.name.toLocaleLowerCase().includes(typed.toLocaleLowerCase());
  choices = castInOrder(near).filter(fits).map((actor) => ({words: actor.name, note: actor.naming, fields: {speaker: actor.id}}));
  if (typed && document.querySelector(".words").textContent.includes(typed)) {
    const namings = /\p{Lu}/u.test(typed) ? NEW_NAMINGS : NEW_NAMINGS.slice(1);
    choices.push(...namings.map(([naming, note]) => ({words: typed, note: `new, ${note}`, fields: {speaker: typed, naming}})));
  }
  if (!typed) choices.push({words: "speaker unknown", note: "", fields: {nobody: "1"}});
  active = 0;
  actorList.replaceChildren(...choices.map((choice, index) => {
    const option = document.createElement("li");
    option.id = `choice${index}`;
    option.setAttribute("role", "option");
    const key = document.createElement("kbd");
    key.textContent = index < 9 && !typed ? index + 1 : "";
    const note = document.createElement("span");
    note.className = "what";
    note.textContent = choice.note;
    option.append(key, ` ${choice.words} `, note);
    option.addEventListener("mousedown", (event) => { event.preventDefault(); setChoice(index); });
    return option;
  }));
  if (!choices.length) {
    const nothing = document.createElement("li");
    nothing.textContent = "No actor has this name, and the words do not stand in the article.";
    nothing.setAttribute("role", "option");
    nothing.setAttribute("aria-disabled", "true");
    actorList.append(nothing);
  }
  showActive();
}

function showActive() {
  [...actorList.children].forEach((option, index) => option.setAttribute("aria-selected", String(index === active)));
  whoInput.setAttribute("aria-activedescendant", choices.length ? `choice${active}` : "");
  actorList.children[active]?.scrollIntoView({block: "nearest"});
}

function setChoice(index) {
  const choice = choices[index];
  if (!choice) return;
  chooser.hidden = true;
  decide("change", choice.fields);
}

whoInput.addEventListener("input", fillChooser);
whoInput.addEventListener("blur", () => { chooser.hidden = true; });
whoInput.addEventListener("keydown", (event) => {
  if (event.key === "ArrowDown") active = Math.min(active + 1, choices.length - 1);
  else if (event.key === "ArrowUp") active = Math.max(active - 1, 0);
  else if (event.key === "Home" && !whoInput.value) active = 0;
  else if (event.key === "End" && !whoInput.value) active = choices.length - 1;
  else if (event.key === "Escape") closeChooser();
  else if (event.key === "Enter") setChoice(active);
  else if (/^[1-9]$/.test(event.key) && !whoInput.value) setChoice(Number(event.key) - 1);
  else return;
  event.preventDefault();
  event.stopPropagation();
  if (!chooser.hidden) showActive();
});
