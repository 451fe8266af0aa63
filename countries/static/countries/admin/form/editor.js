"use strict";
// The rich-text editor adds a <style> to the page, which the Content-Security-Policy refuses. It
// does so only where it finds none of its own. This element has the name that it looks for, but
// is in no namespace and so no style sheet; the rules stand in editor.css.
const found = document.createElementNS(null, "style");
found.setAttribute("data-tiptap-style", "");
document.head.append(found);

// What assistive technology hears of an editor: its name, help, errors, language and direction.
document.addEventListener("prose-editor:ready", (event) => {
  const { editor, textarea } = event.detail;
  const area = editor.view.dom;
  textarea.writing = editor; // place.js comes later, and puts the caret back
  const label = document.querySelector(`label[for="${textarea.id}"]`);
  if (label) {
    label.id ||= `${textarea.id}-label`;
    area.setAttribute("aria-labelledby", label.id);
    label.addEventListener("click", () => area.focus());
  }
  area.setAttribute("role", "textbox");
  area.setAttribute("aria-multiline", "true");
  for (const name of ["aria-describedby", "aria-invalid"]) {
    if (textarea.hasAttribute(name)) area.setAttribute(name, textarea.getAttribute(name));
  }
  area.lang = textarea.lang;
  area.dir = textarea.dir;
});
