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
    row.querySelector("input[name$='-fact']").value = button.value;
    button.before(row);
    row.closest(".cited").querySelector(".unsourced")?.remove();
  } else {
    document.getElementById(`rows-${prefix}`).append(row);
    number(row.parentElement);
  }
  row.dispatchEvent(new CustomEvent("formset:added", { bubbles: true, detail: { formsetName: prefix } }));
  row.querySelector("input:not([type=hidden]):not([type=checkbox]), select, textarea")?.focus();
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
  button.focus();
  moved(row);
}

function drag(event, row, handle) {
  event.preventDefault();
  handle.setPointerCapture(event.pointerId);
  row.classList.add("dragged");
  const follow = ({ clientY }) => {
    const under = rowsOf(row.parentElement).find((each) => {
      const box = each.getBoundingClientRect();
      return each !== row && clientY > box.top && clientY < box.bottom;
    });
    if (!under) return;
    const box = under.getBoundingClientRect();
    const below = row.compareDocumentPosition(under) & Node.DOCUMENT_POSITION_FOLLOWING;
    if (below && clientY > box.bottom - Math.min(box.height, row.offsetHeight) / 2) under.after(row);
    if (!below && clientY < box.top + Math.min(box.height, row.offsetHeight) / 2) under.before(row);
  };
  const drop = () => {
    handle.removeEventListener("pointermove", follow);
    row.classList.remove("dragged");
    moved(row);
  };
  handle.addEventListener("pointermove", follow);
  handle.addEventListener("lostpointercapture", drop, { once: true });
}

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
    const button = event.target.closest("[data-adds]");
    if (!button) return;
    event.preventDefault();
    add(button);
    form.dispatchEvent(new Event("input"));
  });
  for (const list of form.querySelectorAll("[data-ordered]")) rowsOf(list).forEach(furnish);
}
