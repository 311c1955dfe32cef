// What every part asks of the page it stands in.
export const all = (selector, root = document) => [...root.querySelectorAll(selector)];
export const person = document.body.dataset.person || "";
export const prefix = `kawah:${person}:`;

export function uuid() {
  if (crypto.randomUUID) return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 15) | 64;
  bytes[8] = (bytes[8] & 63) | 128;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/(.{8})(.{4})(.{4})(.{4})(.{12})/, "$1-$2-$3-$4-$5");
}

// A full or forbidden store must never stand in the way of learning.
export const store = {
  get: (key) => {
    try {
      return localStorage.getItem(prefix + key);
    } catch {
      return null;
    }
  },
  set: (key, value) => {
    try {
      localStorage.setItem(prefix + key, value);
      return true;
    } catch {
      return false;
    }
  },
  drop: (key) => {
    try {
      localStorage.removeItem(prefix + key);
    } catch {
      /* nothing was kept */
    }
  },
  keys: (start) => {
    try {
      return Object.keys(localStorage)
        .filter((key) => key.startsWith(prefix + start))
        .map((key) => key.slice(prefix.length));
    } catch {
      return [];
    }
  },
};

export function token() {
  const field = document.querySelector("[name=csrfmiddlewaretoken]");
  return field ? field.value : "";
}

// Sends a form's fields; the answer is JSON, or the request has failed.
export async function send(address, fields, options = {}) {
  const response = await fetch(address, {
    method: "POST",
    body: fields,
    headers: { Accept: "application/json", "X-CSRFToken": token() },
    ...options,
  });
  const type = response.headers.get("Content-Type") || "";
  if (response.redirected || !type.startsWith("application/json")) throw new Error("no answer");
  return { ok: response.ok, status: response.status, body: await response.json() };
}

// Said where it is seen from anywhere on the page.
export function say(sentence) {
  const region = document.getElementById("status");
  if (region) region.innerHTML = '<p class="callout soon said"></p>';
  if (region) region.firstChild.textContent = sentence;
}

export function unsay() {
  const said = document.querySelector("#status .said");
  if (said) said.remove();
}
