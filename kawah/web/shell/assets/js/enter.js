// Enter acts on the question it is pressed in, not on the first button of the form.
export function enterHere() {
  document.addEventListener("keydown", (event) => {
    const field = event.target;
    if (event.key !== "Enter" || event.isComposing || field.tagName !== "INPUT") return;
    if (!field.form || !field.form.matches("[data-lesson], [data-paper]")) return;
    const question = field.closest("section, [data-answer]");
    if (!question) return;
    event.preventDefault();
    const button = question.querySelector("button");
    if (button) button.click();
    else field.dispatchEvent(new Event("change", { bubbles: true }));
  });
}
