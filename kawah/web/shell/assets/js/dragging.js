// Activities carried with the mouse to another place. The buttons beside them do the same.
import { all, say, send } from "./page.js";

export function dragActivities() {
  const outline = document.querySelector("[data-outline]");
  if (!outline || !matchMedia("(pointer: fine)").matches) return;
  let carried = null;
  for (const row of all("[data-activity]", outline)) row.draggable = true;
  outline.addEventListener("dragstart", (event) => {
    carried = event.target.closest("[data-activity]");
    if (!carried) return;
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", carried.dataset.activity);
    carried.classList.add("is-carried");
  });
  outline.addEventListener("dragover", (event) => {
    if (!carried) return;
    event.preventDefault();
    mark(outline, event.target.closest("[data-activity]"));
  });
  outline.addEventListener("drop", (event) => {
    if (!carried) return;
    event.preventDefault();
    const row = event.target.closest("[data-activity]");
    const list = row ? row.parentNode : listIn(event.target.closest("[data-module]"));
    if (list && row !== carried) list.insertBefore(carried, row);
    deliver(outline);
  });
  outline.addEventListener("dragend", () => {
    if (carried) carried.classList.remove("is-carried");
    mark(outline, null);
    carried = null;
  });
}

const listIn = (module) => module && module.querySelector("ol");

function mark(outline, row) {
  for (const one of all(".is-target", outline)) one.classList.remove("is-target");
  if (row) row.classList.add("is-target");
}

async function deliver(outline) {
  const modules = all("[data-module]", outline).map((module) => {
    const keys = all("[data-activity]", module).map((row) => row.dataset.activity);
    return `${module.dataset.module}:${keys.join(",")}`;
  });
  const fields = new FormData();
  fields.append("order", modules.join(";"));
  try {
    const reply = await send(outline.action, fields);
    outline.querySelector("[data-state]").textContent = reply.body.sentence;
  } catch {
    say(outline.dataset.moved);
  }
}
