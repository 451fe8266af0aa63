/* Suggestions under a search box, by the combobox pattern of the ARIA practices. Without this
   script the form works as it is; with it, Enter still sends the form unless one is chosen. */
"use strict";

document.querySelectorAll("form[role=search]").forEach((form, number) => {
  const input = form.querySelector("input[name=q]");
  const list = document.createElement("ul");
  const status = document.createElement("span");
  let options = [], active = -1, waiting, asking;

  list.id = `suggestions-${number}`;
  list.className = "suggestions";
  list.hidden = true;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", (input.labels[0] || input).textContent.trim() || input.ariaLabel);
  status.className = "visually-hidden";
  status.setAttribute("role", "status");
  form.append(list, status);
  input.type = "text"; // a search box may not be a combobox
  input.enterKeyHint = "search";
  input.autocomplete = "off";
  for (const [name, value] of Object.entries({
    role: "combobox",
    "aria-autocomplete": "list",
    "aria-expanded": "false",
    "aria-controls": list.id,
  })) input.setAttribute(name, value);

  const choose = (place) => {
    options[active]?.setAttribute("aria-selected", "false");
    active = place;
    const option = options[active];
    option?.setAttribute("aria-selected", "true");
    option?.scrollIntoView({ block: "nearest" });
    if (option) input.setAttribute("aria-activedescendant", option.id);
    else input.removeAttribute("aria-activedescendant");
  };

  const close = () => {
    clearTimeout(waiting);
    asking?.abort();
    choose(-1);
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    status.textContent = "";
  };

  const span = (className, text) => {
    const made = document.createElement("span");
    made.className = className;
    made.textContent = text;
    return made;
  };

  const option = (found, place) => {
    const made = document.createElement("li");
    const name = span("name", found.name);
    made.id = `${list.id}-${place}`;
    made.dataset.url = found.url;
    made.setAttribute("role", "option");
    made.setAttribute("aria-selected", "false");
    name.lang = found.lang;
    name.dir = found.dir;
    if (found.flag) {
      const flag = new Image(24, 18);
      flag.alt = "";
      flag.src = found.flag;
      made.append(flag);
    }
    made.append(name, " ", span("hint", found.hint));
    return made;
  };

  const show = ({ suggestions, status: words }) => {
    choose(-1);
    options = suggestions.map(option);
    list.replaceChildren(...options);
    list.hidden = !options.length;
    input.setAttribute("aria-expanded", String(!list.hidden));
    status.textContent = words;
  };

  const ask = async () => {
    const address = new URL("suggest/", form.action);
    address.searchParams.set("q", input.value.slice(0, 200));
    asking = new AbortController();
    const { signal } = asking;
    try {
      const answer = await fetch(address, { signal, credentials: "omit" });
      if (!answer.ok) return close();
      const found = await answer.json();
      if (!signal.aborted) show(found);
    } catch (error) {
      if (error.name !== "AbortError") close();
    }
  };

  input.addEventListener("input", (event) => {
    clearTimeout(waiting);
    asking?.abort();
    if (event.isComposing) return;
    if (input.value.trim()) waiting = setTimeout(ask, 120);
    else close();
  });
  input.addEventListener("compositionend", () => input.dispatchEvent(new Event("input")));
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    const { key } = event;
    if (event.isComposing) return;
    if (list.hidden) {
      if (key === "ArrowDown" && input.value.trim()) ask();
      return;
    }
    if (key === "ArrowDown" || key === "ArrowUp") {
      const step = key === "ArrowDown" ? 1 : -1;
      const places = options.length + 1;
      choose(((active + 1 + step + places) % places) - 1);
    } else if (key === "Enter" && options[active]) location.assign(options[active].dataset.url);
    else if (key === "Escape") close();
    else return;
    event.preventDefault();
  });
  list.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const url = event.target.closest("li")?.dataset.url;
    if (url) location.assign(url);
  });
});
