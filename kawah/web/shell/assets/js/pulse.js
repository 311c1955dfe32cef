// Tells of learning while there is some: only after a key, a touch or a scroll, once in 30 seconds.
import { token } from "./page.js";

const EVERY = 30000;

export function beat() {
  const place = document.querySelector("[data-pulse]");
  if (!place) return;
  let isAlive = false;
  const note = () => (isAlive = true);
  for (const sign of ["keydown", "pointerdown", "pointermove", "scroll", "touchmove"]) {
    addEventListener(sign, note, { passive: true });
  }
  document.addEventListener("timeupdate", note, true);
  const tell = () => {
    if (!isAlive) return;
    isAlive = false;
    const fields = new FormData();
    fields.append("csrfmiddlewaretoken", token());
    fetch(place.dataset.pulse, { method: "POST", body: fields, keepalive: true }).catch(note);
  };
  setInterval(() => document.hidden || tell(), EVERY);
  addEventListener("pagehide", tell);
}
