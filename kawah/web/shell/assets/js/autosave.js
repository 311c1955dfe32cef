// What is typed is on the device at once and on the server after a pause. Without network it waits
// and goes when the line is back; a reload offers what had not arrived. Of two who write the same,
// the second is told, and nothing is overwritten.
import { all, person, send, store } from "./page.js";

const PAUSE = 1500; // ms after the last key
const AGAIN = 15000; // ms between two tries
const OFFERED = ["ON_DEVICE", "SAVING", "AWAY", "SIGNED_OUT", "KEPT", "PUT", "DROP", "COMPARE"];

export function saveDrafts() {
  if (!person) return;
  for (const form of all("form[data-draft]")) new Draft(form);
}

class Draft {
  constructor(form) {
    this.form = form;
    this.key = `naskah:${location.pathname}`;
    this.words = {};
    form.dataset.words.split("|").forEach((word, place) => (this.words[OFFERED[place]] = word));
    this.line = form.querySelector("[data-state]");
    this.begun = JSON.stringify(this.fields());
    this.offer();
    form.addEventListener("input", () => this.keep());
    form.addEventListener("change", () => this.keep());
    form.addEventListener("submit", () => this.leave());
    addEventListener("online", () => this.isWaiting && this.deliver());
    setInterval(() => this.isWaiting && this.deliver(), AGAIN);
    for (const link of all("[data-drop]")) link.addEventListener("click", () => store.drop(this.key));
  }

  get seen() {
    return this.form.elements.seen;
  }

  fields() {
    const sent = [...this.form.elements].filter(
      (field) =>
        field.name &&
        !/^(submit|button|search|file)$/.test(field.type) &&
        !/^(csrfmiddlewaretoken|seen)$/.test(field.name),
    );
    return sent.flatMap((field) => {
      if (/^(checkbox|radio)$/.test(field.type)) return field.checked ? [[field.name, field.value]] : [];
      if (field.multiple) return [...field.selectedOptions].map((one) => [field.name, one.value]);
      return [[field.name, field.value]];
    });
  }

  keep() {
    // A field that is left tells of a change that was sent already; what is said of it stays.
    if (JSON.stringify(this.fields()) === this.tried) return;
    const draft = { fields: this.fields(), seen: this.seen.value };
    if (store.set(this.key, JSON.stringify(draft))) this.say(this.words.ON_DEVICE);
    this.isWaiting = false;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.deliver(), PAUSE);
  }

  async deliver() {
    if (this.isUnderway || this.isLeaving) return;
    const fields = this.fields();
    // What takes something out waits for the hand that presses the button.
    if (fields.some(([name]) => name.startsWith("gone-"))) return this.say(this.words.ON_DEVICE);
    this.isUnderway = true;
    this.isWaiting = false;
    this.tried = JSON.stringify(fields);
    this.say(this.words.SAVING);
    try {
      const reply = await send(this.form.action || location.href, this.body(fields));
      this.settle(reply, this.tried);
    } catch (fault) {
      this.isWaiting = fault instanceof TypeError;
      this.say(this.isWaiting ? this.words.AWAY : this.words.SIGNED_OUT);
    }
    this.isUnderway = false;
    if (this.isChanged) this.keep();
  }

  body(fields) {
    const body = new FormData();
    body.append("seen", this.seen.value);
    for (const [name, value] of fields) body.append(name, value);
    return body;
  }

  settle(reply, sent) {
    this.isChanged = JSON.stringify(this.fields()) !== sent;
    this.say(reply.body.sentence);
    if (reply.ok) {
      this.seen.value = reply.body.seen;
      this.begun = sent;
      if (!this.isChanged) store.drop(this.key);
      refreshPanel();
    } else if (reply.status === 409) {
      this.isChanged = false;
      this.button(this.words.COMPARE, () => this.form.querySelector("button.primary").click());
    } else this.isChanged = false;
  }

  leave() {
    this.isLeaving = true; // the page that follows says what became of it
    clearTimeout(this.timer);
    const draft = { fields: this.fields(), seen: this.seen.value, isSent: true };
    store.set(this.key, JSON.stringify(draft));
  }

  // What had not arrived when the page was left. Sent by a button and gone: the page says the same.
  offer() {
    const kept = JSON.parse(store.get(this.key) || "null");
    if (!kept) return;
    const isHere = JSON.stringify(kept.fields) === this.begun;
    if (isHere || (kept.isSent && document.querySelector("#status .good"))) return store.drop(this.key);
    this.say(this.words.KEPT);
    this.button(this.words.PUT, () => this.put(kept));
    this.button(this.words.DROP, () => {
      store.drop(this.key);
      this.say("");
    });
  }

  put(kept) {
    for (const field of this.form.elements) {
      if (!field.name || /^(submit|button|search|file)$/.test(field.type)) continue;
      if (/^(csrfmiddlewaretoken|seen)$/.test(field.name)) continue;
      const values = kept.fields.filter(([name]) => name === field.name).map(([, value]) => value);
      if (/^(checkbox|radio)$/.test(field.type)) field.checked = values.includes(field.value);
      else if (field.multiple) for (const one of field.options) one.selected = values.includes(one.value);
      else if (values.length) field.value = values[0];
    }
    this.seen.value = kept.seen; // what it was written upon: a change since then is told
    this.keep();
  }

  say(sentence) {
    this.line.textContent = sentence;
  }

  button(word, act) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "plain";
    button.textContent = word;
    button.addEventListener("click", act);
    this.line.append(" ", button);
  }
}

async function refreshPanel() {
  const panel = document.querySelector("[data-panel]");
  if (!panel) return;
  try {
    const response = await fetch(panel.dataset.panel, { headers: { Accept: "text/html" } });
    if (response.ok && !response.redirected) panel.innerHTML = await response.text();
  } catch {
    /* it stays as it is */
  }
}
