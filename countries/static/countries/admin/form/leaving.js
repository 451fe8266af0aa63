"use strict";
// A form of the desk loses nothing: leaving with something typed asks first, Ctrl+S saves, and what
// was saved is said until the next word is typed.
{
  const form = document.querySelector("#country_form, form:has(.shared-form)");
  let typed = Boolean(form?.querySelector(".mistakes, .errornote, #stale"));

  form?.addEventListener("input", (event) => {
    if (event.target.name === "_editing") return;
    typed = true;
    document.querySelector(".messages")?.remove();
  });
  form?.addEventListener("submit", () => {
    typed = false;
  });
  addEventListener("keydown", (event) => {
    if (event.key !== "s" || !(event.ctrlKey || event.metaKey) || event.altKey) return;
    const save = form?.querySelector("[name=_continue]");
    if (!save) return;
    event.preventDefault();
    form.requestSubmit(save);
  });
  // Eight seconds are enough to read it, but whoever is in it or above it decides.
  const said = document.querySelector("#country_form") && document.querySelector(".messages");
  const go = () => {
    if (!said?.querySelector(".warning, .error") && !said?.matches(":hover, :focus-within")) said?.remove();
    else if (said) setTimeout(go, 2000);
  };
  setTimeout(go, 8000);
  addEventListener("beforeunload", (event) => {
    if (typed) event.preventDefault();
  });
}
