// What makes writing a course easier where scripts run: signs of Markdown by a button, and the
// arrow keys with Alt for moving a part up or down.
import { all } from "./page.js";
import { offerRecording } from "./recorder.js";

const MARKS = [
  ["**", "**"],
  ["*", "*"],
  ["- ", ""],
  ["[", "](https://)"],
  ["| A | B |\n| --- | --- |\n| 1 | 2 |\n", ""],
];

for (const form of all("form[data-pen]")) {
  const words = form.dataset.pen.split("|");
  for (const area of all("textarea[data-markdown]", form)) area.before(bar(area, words));
}

function bar(area, words) {
  const made = document.createElement("div");
  made.className = "marks";
  MARKS.forEach(([before, after], place) => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button";
    button.textContent = words[place];
    button.addEventListener("click", () => mark(area, before, after));
    made.append(button);
  });
  return made;
}

function mark(area, before, after) {
  const { selectionStart: start, selectionEnd: end, value } = area;
  const chosen = value.slice(start, end);
  const text = after ? before + chosen + after : listed(chosen, before);
  area.focus();
  // Unlike setting the value, this can be undone with the keys everybody knows.
  if (!document.execCommand("insertText", false, text)) area.setRangeText(text, start, end, "end");
  if (!chosen && after) area.setSelectionRange(start + before.length, start + before.length);
}

function listed(chosen, before) {
  if (before.startsWith("|")) return `\n${before}`;
  return chosen ? chosen.split("\n").map((line) => before + line).join("\n") : `\n${before}`;
}

offerRecording();

document.addEventListener("keydown", (event) => {
  const act = { ArrowUp: "up", ArrowDown: "down" }[event.key];
  if (!act || !event.altKey || /^(TEXTAREA|SELECT)$/.test(event.target.tagName)) return;
  const part = event.target.closest(".part");
  const button = part && part.querySelector(`[data-tools] button[value=${act}]`);
  if (!button) return;
  event.preventDefault();
  button.click();
});
