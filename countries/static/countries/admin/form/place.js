"use strict";
// The country form as a place to work in: the rail follows the reading, a mistake's link opens what
// hides it, and after a save the page stands where it stood, and the caret where it was.
{
  const form = document.getElementById("country_form");
  const place = `place:${location.pathname}`;
  const editor_of = (id) => document.getElementById(id)?.writing; // see editor.js
  const bound = (editor) => [editor.state.selection.from, editor.state.selection.to];
  let last = "";

  // What was refused is read first; after a save the work goes on where it was.
  const refused = document.querySelector(".mistakes, #stale");
  const stood = JSON.parse(sessionStorage.getItem(place) ?? "null");
  sessionStorage.removeItem(place);
  const back = Boolean(!refused && stood && !location.hash && !form?.querySelector(".errornote"));

  const go_on_writing = (name) => {
    const editor = editor_of(name);
    if (!editor || document.activeElement?.matches("input, select, textarea, [role=textbox]")) return;
    const [from, to] = (stood.caret ?? [0, 0]).map((at) => Math.min(at, editor.state.doc.content.size));
    editor.chain().setTextSelection({ from, to }).focus(null, { scrollIntoView: false }).run();
    keep_clear(editor.view.dom, editor.view.coordsAtPos(to));
  };
  document.addEventListener("prose-editor:ready", ({ detail: { textarea } }) => {
    if (back && stood.last === textarea.id) go_on_writing(textarea.id);
  });

  form?.addEventListener("submit", () => {
    const caret = editor_of(last) ? bound(editor_of(last)) : null;
    sessionStorage.setItem(place, JSON.stringify({ top: scrollY, last, caret }));
  });
  form?.addEventListener("focusin", ({ target }) => {
    if (target.type === "submit") return;
    const editor = target.closest(".ProseMirror");
    last = editor ? (editor.closest(".box")?.querySelector("textarea")?.id ?? "") : target.id;
    // After a deletion the next row has its number, and must not be the next to go.
    if (last.endsWith("-DELETE")) last = "";
  });

  // The bar above and the buttons below must not lie over what is worked on.
  const keep_clear = (field, box = field.getBoundingClientRect()) => {
    const above = (form.querySelector(".tabs")?.getBoundingClientRect().bottom ?? 0) + 12;
    const below = innerHeight - 90;
    if (box.top < above) scrollBy({ top: box.top - above, behavior: "instant" });
    else if (box.bottom > below) scrollBy({ top: Math.min(box.bottom - below, box.top - above), behavior: "instant" });
  };

  if (refused) refused.focus();
  else if (back) {
    const field = document.getElementById(stood.last);
    const source = field?.closest("details.source");
    if (source) source.open = true;
    scrollTo({ top: stood.top, behavior: "instant" });
    if (field && !field.closest(".box")?.querySelector(".prose-editor, prose-editor")) {
      field.focus({ preventScroll: true });
      if (document.activeElement === field) keep_clear(field);
    }
    go_on_writing(stood.last);
  }
  document.documentElement.classList.add("scripted");

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

  // The bar of languages is far from a text by keyboard: F2 shows the same text in the next one.
  form?.addEventListener("keydown", (event) => {
    if (event.key !== "F2" || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
    const tabs = [...form.querySelectorAll(".tabs input:not(#editing-all)")];
    const now = tabs.findIndex((tab) => tab.checked);
    if (now < 0) return;
    event.preventDefault();
    const next = tabs[(now + 1) % tabs.length];
    const row = event.target.closest("[data-lang]")?.parentElement;
    next.checked = true;
    const box = row?.querySelector(`:scope > [data-lang="${next.value}"]`);
    (box?.querySelector("[role=textbox]") ?? box?.querySelector("input, textarea"))?.focus();
    document.getElementById("said").textContent = next.closest("label").querySelector("span").textContent;
  });

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
