// Paper cannot be unfolded: what is closed opens for printing and closes again.
import { all } from "./page.js";

export function unfoldOnPaper() {
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = all("main details:not([open])");
    for (const part of opened) part.open = true;
  });
  addEventListener("afterprint", () => {
    for (const part of opened) part.open = false;
  });
}
