// Where courses are written: drafts that save themselves, order by drag, files that are too large.
import { saveDrafts } from "./autosave.js";
import { dragActivities } from "./dragging.js";
import { all } from "./page.js";

// A body that would be refused unread takes what was typed beside it along; so it is not sent.
function refuseLarge() {
  for (const place of all("[data-most]")) {
    const field = place.querySelector("input[type=file]");
    field.addEventListener("change", () => {
      const file = field.files[0];
      const isLarge = file && file.size > Number(place.dataset.most);
      field.setCustomValidity(isLarge ? place.dataset.told : "");
      if (isLarge) field.reportValidity();
    });
    field.form.addEventListener("submit", (event) => {
      if (field.reportValidity()) return;
      event.preventDefault();
      event.stopImmediatePropagation();
    }, true);
  }
}

saveDrafts();
dragActivities();
refuseLarge();
