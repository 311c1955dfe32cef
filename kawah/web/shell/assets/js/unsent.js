// Where the server cannot be reached, nothing navigates: the page stays as it is, and says so.
import { say } from "./page.js";

export function stayUnlessSent() {
  document.addEventListener("submit", hold, true);
}

const isInPlace = (button) => button.name === "block" && !button.dataset.plain;

function hold(event) {
  const form = event.target;
  const button = event.submitter;
  if (!form.dataset.unsent || !button || isInPlace(button)) return;
  if (form.dataset.reached) return delete form.dataset.reached;
  event.preventDefault();
  event.stopImmediatePropagation();
  if (form.dataset.asking) return;
  form.dataset.asking = "yes";
  fetch("/health/live", { cache: "no-store" }) // any answer will do
    .then(
      () => {
        form.dataset.reached = "yes";
        button.click(); // older browsers know no requestSubmit
      },
      () => say(form.dataset.unsent),
    )
    .then(() => delete form.dataset.asking);
}
