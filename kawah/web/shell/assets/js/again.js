// A page that waits for something looks again by itself, a few times.
const MOST = 6;

export function lookAgain() {
  const waiting = document.querySelector("[data-again]");
  const key = `again:${location.pathname}`;
  try {
    if (!waiting) return sessionStorage.removeItem(key);
    const times = Number(sessionStorage.getItem(key)) + 1;
    if (times > (Number(waiting.dataset.againTimes) || MOST)) return;
    sessionStorage.setItem(key, String(times));
  } catch {
    return;
  }
  setTimeout(() => location.reload(), Number(waiting.dataset.again));
}
