// Typed text stays on the device until a page tells that the server has it.
import { all, store } from "./page.js";

const texts = (form) => [...form.elements].filter((field) => /^text(area)?$/.test(field.type));
export const key = (field) => `draft:${field.form.getAttribute("action") || location.pathname}:${field.name}`;

export function keepDrafts() {
  if (document.querySelector("#status .success")) forgetReceived();
  for (const form of all("form[data-keep]")) {
    for (const field of texts(form)) keep(field);
    form.addEventListener("submit", () => {
      for (const field of texts(form)) markSent(field);
    });
  }
}

// The page says that what was sent has arrived.
function forgetReceived() {
  for (const kept of store.keys("sent:")) {
    store.drop(kept.slice(5));
    store.drop(kept);
  }
}

function keep(field) {
  const kept = store.get(key(field));
  if (kept !== null && kept !== field.value && field.value === field.defaultValue) {
    field.value = kept;
    const note = field.form.dataset.keep;
    if (note) field.insertAdjacentHTML("afterend", "<small role=status></small>");
    if (note) field.nextElementSibling.textContent = note;
  }
  field.addEventListener("input", () => {
    store.set(key(field), field.value);
    store.drop(`sent:${key(field)}`);
  });
}

function markSent(field) {
  if (store.get(key(field)) !== null) store.set(`sent:${key(field)}`, "1");
}
