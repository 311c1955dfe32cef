// A film stops where its author put a question, and goes on when the question is answered.
import { all } from "./page.js";

export function pauseVideos() {
  for (const video of all("video[data-pause]")) {
    const stops = video.dataset.pause.split(" ").map((stop) => stop.split(":"));
    const asked = new Set();
    video.addEventListener("timeupdate", () => {
      for (const [second, block] of stops) {
        const now = video.currentTime;
        const isDue = now >= second && now < Number(second) + 2 && !asked.has(block);
        if (isDue) stop(video, document.getElementById(`block-${block}`), asked.add(block));
      }
    });
  }
}

function stop(video, block) {
  if (!block) return;
  video.pause();
  if (document.fullscreenElement) document.exitFullscreen();
  block.tabIndex = -1;
  block.focus();
  block.addEventListener("answered", () => video.play(), { once: true });
}
