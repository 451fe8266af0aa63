"use strict";
// The country form as a place to work in: nothing typed is lost by leaving, the rail follows the
// reading, a mistake's link opens what hides it, and after a save the page stands where it stood.
{
  const form = document.getElementById("country_form");
  const place = `place:${location.pathname}`;
  let last = "";
  let typed = form?.querySelector(".mistakes, .errornote, #stale") !== null;

  form?.addEventListener("input", (event) => {
    if (event.target.name !== "_editing") typed = true;
  });
  form?.addEventListener("submit", () => {
    typed = false;
    sessionStorage.setItem(place, JSON.stringify([scrollY, last]));
  });
  form?.addEventListener("focusin", ({ target }) => {
    if (target.type !== "submit") last = target.id;
  });
  addEventListener("keydown", (event) => {
    if (event.key !== "s" || !(event.ctrlKey || event.metaKey) || event.altKey) return;
    const save = form?.querySelector("[name=_continue]");
    if (!save) return;
    event.preventDefault();
    form.requestSubmit(save);
  });
  addEventListener("beforeunload", (event) => {
    if (typed) event.preventDefault();
  });

  // What was refused is read first; after a save the work goes on where it was.
  const refused = document.querySelector(".mistakes, #stale");
  const stood = JSON.parse(sessionStorage.getItem(place) ?? "null");
  sessionStorage.removeItem(place);
  if (refused) refused.focus();
  else if (stood && !location.hash && !form?.querySelector(".errornote")) {
    scrollTo({ top: stood[0], behavior: "instant" });
    document.getElementById(stood[1])?.focus({ preventScroll: true });
  }
  document.documentElement.classList.add("scripted");
  form?.addEventListener("input", () => document.querySelector(".messages")?.remove(), { once: true });

  // The part being read is the last one whose top has passed the upper third of the window.
  const links = new Map();
  for (const link of document.querySelectorAll(".rail a")) {
    const part = document.getElementById(link.hash.slice(1));
    if (part) links.set(part, link);
  }
  const follow = () => {
    let here = null;
    for (const part of links.keys()) {
      if (here === null || part.getBoundingClientRect().top < innerHeight / 3) here = part;
    }
    const end = scrollY + innerHeight >= document.documentElement.scrollHeight - 2;
    if (end && scrollY) here = [...links.keys()].pop();
    for (const [part, link] of links) {
      part === here ? link.setAttribute("aria-current", "true") : link.removeAttribute("aria-current");
    }
  };
  addEventListener("scroll", follow, { passive: true });
  follow();

  for (const link of document.querySelectorAll(".mistakes a")) {
    link.addEventListener("click", () => {
      const field = document.getElementById(link.hash.slice(1));
      const language = field?.closest("[data-lang]")?.dataset.lang;
      const tab = language && document.getElementById(`editing-${language}`);
      if (tab && !document.getElementById("editing-all").checked) tab.checked = true;
      for (const fold of document.querySelectorAll("details.source")) {
        if (fold.contains(field)) fold.open = true;
      }
      (field?.closest(".box")?.querySelector("[role=textbox]") ?? field)?.focus();
    });
  }
}
