/* Begins what allauth's script does with passkeys, and says in words what went wrong. */
"use strict";

const trouble = document.getElementById("passkey-trouble");
const forms = window.allauth.webauthn.forms;
const KINDS = {
  login: forms.loginForm,
  authenticate: forms.authenticateForm,
  add: forms.addForm,
};

function say(words) {
  trouble.textContent = words;
  trouble.hidden = false;
}

document.addEventListener("allauth.error", (event) => {
  event.preventDefault();
  say(trouble.dataset.refused);
});

for (const button of document.querySelectorAll("[data-passkey]")) {
  const kind = button.dataset.passkey;
  button.hidden = false;
  if (!window.webauthnJSON.supported()) {
    button.disabled = true;
    say(trouble.dataset.unknown);
    continue;
  }
  button.addEventListener("click", () => {
    trouble.hidden = true;
  });
  KINDS[kind]({
    ids: {
      [kind]: button.id,
      credential: "id_credential",
      passwordless: "id_passwordless",
      data: "js_data",
    },
  });
}
