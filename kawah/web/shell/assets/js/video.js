// A film stops where its author put a question, and goes on when the question is answered.
import { all } from "./page.js";

export function pauseVideos() {
  for (const video of all("video[data-pause]")) {
    const stops = video.dataset.pause.split(" ").map((stop) => stop.split(":"));
    const asked = new Set();
    video.addEventListener("timeupdate", () => {
      const now = video.currentTime; // who jumps ahead is asked what was jumped over, one by one
      const due = stops.find(([second, block]) => now >= second && !asked.has(block));
      if (due) stop(video, document.getElementById(`block-${due[1]}`), asked.add(due[1]));
    });
  }
}

function stop(video, block) {
  if (!block || block.dataset.state) return; // not here, or answered already
  video.pause();
  if (document.fullscreenElement) document.exitFullscreen();
  block.tabIndex = -1;
  block.focus();
  block.addEventListener("answered", () => video.play(), { once: true });
}
