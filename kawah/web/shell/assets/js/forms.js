// One submission a form, focus on what went wrong, and a clean device after signing out.
import { all, store } from "./page.js";

export function guardForms() {
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.method !== "post" || event.defaultPrevented) return;
    if (form.dataset.sent) return event.preventDefault();
    form.dataset.sent = "yes";
    for (const button of all("button:not([type=button])", form)) {
      button.setAttribute("aria-disabled", "true");
    }
  });
  // A page that comes back from the browser's memory may be sent again.
  addEventListener("pageshow", () => {
    for (const form of all("form[data-sent]")) {
      delete form.dataset.sent;
      for (const button of all("[aria-disabled]", form)) button.removeAttribute("aria-disabled");
    }
  });
  const fault = document.querySelector("[data-focus]");
  if (fault) fault.focus();
  for (const form of all("form[data-sign-out]")) form.addEventListener("submit", leave);
  document.addEventListener("keydown", closeRoles);
}

function leave(event) {
  const unsent = store.keys("out:").length + store.keys("naskah:").length;
  const question = event.target.dataset.signOut;
  if (unsent && question && !confirm(question)) return event.preventDefault();
  for (const key of store.keys("")) store.drop(key);
}

function closeRoles(event) {
  const roles = document.querySelector(".roles[open]");
  if (!roles || event.key !== "Escape") return;
  roles.open = false;
  roles.querySelector("summary").focus();
}
