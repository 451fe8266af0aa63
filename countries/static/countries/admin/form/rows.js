"use strict";
// Rows of the country form: added in place, and moved by dragging or with two buttons.
// Without this script the same buttons ask the server for a row, and numbers give the order.
const form = document.getElementById("country_form");
const said = document.getElementById("said");

function add(button) {
  const prefix = button.dataset.adds;
  const total = document.getElementById(`id_${prefix}-TOTAL_FORMS`);
  const pattern = document.getElementById(`new-${prefix}`);
  const holder = document.createElement("div");
  holder.append(pattern.content.cloneNode(true));
  holder.innerHTML = holder.innerHTML.replaceAll("__prefix__", total.value);
  const row = holder.firstElementChild;
  total.value = Number(total.value) + 1;
  takeOverOptions(row, prefix);
  if (prefix === "citations") {
    const [fact, reason] = button.value.split(" ");
    const cited = button.closest(".cited");
    row.querySelector("input[name$='-fact']").value = fact;
    cited.querySelector(".unsourced")?.remove();
    cited.querySelector(".add-source").before(row);
    for (const choice of cited.querySelectorAll(".reason-choice")) choice.remove();
    if (reason) {
      give_reason(row, reason, button.firstElementChild.textContent);
      cited.querySelector(".add-source")?.remove();
    }
  } else {
    document.getElementById(`rows-${prefix}`).append(row);
    number(row.parentElement);
  }
  row.dispatchEvent(new CustomEvent("formset:added", { bubbles: true, detail: { formsetName: prefix } }));
  const fields = row.querySelectorAll("input:not([type=hidden]):not([type=checkbox]), select, textarea");
  const field = [...fields].find((each) => each.offsetParent); // another language's are hidden
  (row.open === false ? row.querySelector("summary") : field)?.focus();
}

// Why a fact has no value is said with one press; whoever has more to say opens it.
function give_reason(row, reason, words) {
  row.querySelector("select[name$='-reason']").value = reason;
  row.querySelector("summary strong").textContent = words;
  row.querySelector("summary strong").className = "reason";
  row.open = false;
}

function change_reason(button) {
  const cited = button.closest(".cited");
  give_reason(cited.querySelector(".source"), button.dataset.reason, button.firstElementChild.textContent);
  for (const choice of cited.querySelectorAll(".reason-choice")) choice.remove();
  cited.querySelector("summary").focus();
}

// A source that was added in a window of its own is known to the fields of the page only.
function takeOverOptions(row, prefix) {
  for (const select of row.querySelectorAll("select")) {
    const field = select.name.slice(select.name.lastIndexOf("-"));
    const other = form.querySelector(`select[name^="${prefix}-"][name$="${field}"]`);
    if (other && other.options.length > select.options.length) {
      select.replaceChildren(...[...other.options].map((option) => new Option(option.text, option.value)));
    }
  }
}

const rowsOf = (list) => [...list.children].filter((each) => each.matches(".row"));

// The order is what the page shows; each row says its place in the field that a person may type in.
function number(list) {
  rowsOf(list).forEach((row, place) => {
    const field = document.getElementById(`id_${row.id}-order`);
    if (field) field.value = place + 1;
    if (!row.querySelector(".move button")) furnish(row);
  });
}

function furnish(row) {
  const words = form.querySelector(".parts").dataset;
  const move = row.querySelector(".move");
  const title = row.querySelector("h3").id;
  for (const [step, sign, name] of [[-1, "↑", words.up], [1, "↓", words.down]]) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = sign;
    button.setAttribute("aria-label", name);
    button.setAttribute("aria-describedby", title);
    button.addEventListener("click", () => step_by(row, step, button));
    move.append(button);
  }
  const handle = document.createElement("span");
  handle.className = "handle";
  handle.setAttribute("aria-hidden", "true");
  handle.textContent = "⠿";
  handle.addEventListener("pointerdown", (event) => drag(event, row, handle));
  move.prepend(handle);
}

function step_by(row, step, button) {
  const rows = rowsOf(row.parentElement);
  const other = rows[rows.indexOf(row) + step];
  if (!other) return;
  step < 0 ? other.before(row) : other.after(row);
  button.focus({ focusVisible: true });
  row.querySelector(".row-head").scrollIntoView({ block: "nearest", behavior: "instant" });
  moved(row);
}

// Moving the row in the page would take the pointer from its handle: the page listens instead.
// While one is held the rows are folded to their headings, so that all of them are near.
function drag(event, row, handle) {
  event.preventDefault();
  const list = row.parentElement;
  const held = event.pointerId;
  const before = rowsOf(list).indexOf(row);
  let at = event.clientY;
  list.classList.add("dragging");
  row.classList.add("dragged");
  scrollBy({ top: handle.getBoundingClientRect().top + handle.offsetHeight / 2 - at, behavior: "instant" });
  const place = () => {
    const others = rowsOf(list).filter((each) => each !== row);
    const next = others.find((each) => {
      const box = each.getBoundingClientRect();
      return at < box.top + box.height / 2;
    });
    if (next ? next.previousElementSibling !== row : list.lastElementChild !== row) list.insertBefore(row, next ?? null);
  };
  const follow = ({ pointerId, clientY }) => {
    if (pointerId !== held) return;
    at = clientY;
    place();
  };
  const edge = setInterval(() => {
    const step = at < 80 ? -12 : at > innerHeight - 80 ? 12 : 0;
    if (!step) return;
    scrollBy({ top: step, behavior: "instant" });
    place();
  }, 16);
  const drop = ({ type, pointerId, key }) => {
    if (type === "keydown" ? key !== "Escape" : pointerId !== held) return;
    clearInterval(edge);
    document.removeEventListener("pointermove", follow);
    for (const end of ENDS) document.removeEventListener(end, drop);
    list.classList.remove("dragging");
    row.classList.remove("dragged");
    if (type === "keydown") list.insertBefore(row, rowsOf(list).filter((each) => each !== row)[before] ?? null);
    row.scrollIntoView({ block: "nearest", behavior: "instant" });
    if (rowsOf(list).indexOf(row) !== before) moved(row);
  };
  document.addEventListener("pointermove", follow);
  for (const end of ENDS) document.addEventListener(end, drop);
}
const ENDS = ["pointerup", "pointercancel", "keydown"];

function moved(row) {
  number(row.parentElement);
  form.dispatchEvent(new Event("input"));
  const rows = rowsOf(row.parentElement);
  const words = form.querySelector(".parts").dataset.place;
  said.textContent = words
    .replace("{name}", row.querySelector("h3").textContent.trim())
    .replace("{place}", rows.indexOf(row) + 1)
    .replace("{all}", rows.length);
}

if (form?.querySelector(".add-row, .add-source")) {
  document.documentElement.classList.add("moves");
  form.addEventListener("click", (event) => {
    const button = event.target.closest("[data-adds], [data-reason]");
    if (!button) return;
    event.preventDefault();
    button.dataset.reason ? change_reason(button) : add(button);
    form.dispatchEvent(new Event("input"));
  });
  for (const list of form.querySelectorAll("[data-ordered]")) rowsOf(list).forEach(furnish);
}
