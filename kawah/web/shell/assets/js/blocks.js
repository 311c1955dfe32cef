// Questions inside a lesson are checked in place. Without network the page stays as it is; an answer
// that is none (signed out, an error) is asked for again as a page.
import { key } from "./drafts.js";
import { say, send, store, unsay, uuid } from "./page.js";

export function checkBlocks() {
  const lesson = document.querySelector("form[data-lesson]");
  if (!lesson) return;
  lesson.addEventListener("submit", (event) => {
    const button = event.submitter;
    const block = button && button.name === "block" && button.value;
    if (!block || button.dataset.plain) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    check(lesson, block, button);
  });
}

const fieldsOf = (lesson, block) =>
  [...lesson.elements].filter(({ name }) => name === block || name.startsWith(`${block}:`));

async function check(lesson, block, button) {
  const fields = new FormData();
  for (const field of fieldsOf(lesson, block)) {
    const isUnticked = /^(checkbox|radio)$/.test(field.type) && !field.checked;
    if (!isUnticked) fields.append(field.name, field.value);
  }
  fields.append("block", block);
  fields.append("statement", uuid());
  const section = button.closest("section");
  button.setAttribute("aria-disabled", "true");
  section.setAttribute("aria-busy", "true");
  try {
    show(section, block, await send(lesson.action, fields));
    for (const field of fieldsOf(lesson, block)) store.drop(key(field));
  } catch (fault) {
    if (fault instanceof TypeError && lesson.dataset.unsent) say(lesson.dataset.unsent);
    else sendAsPage(button);
  }
  section.removeAttribute("aria-busy");
  button.removeAttribute("aria-disabled");
}

function sendAsPage(button) {
  button.dataset.plain = "yes";
  button.click(); // older browsers know no requestSubmit
}

function show(section, block, reply) {
  const place = document.getElementById(`feedback-${block}`);
  place.innerHTML = reply.body.html;
  place.focus();
  unsay();
  if (!reply.ok) return;
  section.dataset.state = reply.body.state;
  section.dispatchEvent(new CustomEvent("answered", { bubbles: true }));
  const done = document.querySelector("[data-done]");
  if (done && reply.body.done) done.innerHTML = reply.body.done;
}
