// Quiz answers: on the device at once, then sent, then received. Each says which device gave it and
// when by that device's clock, so that of two the newer one stays, in whatever order they arrive.
import { all, person, send, store, uuid } from "./page.js";

const PAUSE = 1200; // ms after the last key
const LOST = 8000; // ms after which the next answer waits no longer for the one before
const underway = new Set();
const timers = new Map();
const lines = new Map(); // what is being sent for each question
const latest = new Map(); // the newest answer to each question of this page
const device = store.get("device") || uuid();
const [ON_DEVICE, SENT, RECEIVED] = [0, 1, 2];

export function keepAnswers() {
  const questions = all("[data-answer]");
  if (!person) return;
  if (questions.length) store.set("device", device);
  for (const question of questions) {
    restore(question);
    question.addEventListener("input", () => keep(question, PAUSE));
    question.addEventListener("change", () => keep(question, 0));
    const button = question.querySelector("[data-check]");
    if (button) button.addEventListener("click", (event) => check(event, question));
  }
  sendWaiting();
  addEventListener("online", () => setTimeout(sendWaiting, PAUSE)); // the last one, too, is old then
  document.addEventListener("visibilitychange", sendWaiting);
  setInterval(sendWaiting, 20000 + Math.random() * 10000);
}

function fieldsOf(question) {
  const filled = [...question.elements].filter(
    (field) => field.name && (!/^(checkbox|radio)$/.test(field.type) || field.checked),
  );
  return filled.map((field) => [field.name, field.value]);
}

function check(event, question) {
  event.preventDefault();
  keep(question, 0, true);
}

function keep(question, pause, isAsking) {
  const address = question.dataset.answer;
  const answer = { fields: fieldsOf(question), mark: uuid(), device, made: Date.now(), isAsking };
  latest.set(address, answer.mark);
  if (store.set(`out:${address}`, JSON.stringify(answer))) show(address, ON_DEVICE);
  clearTimeout(timers.get(address));
  timers.set(address, setTimeout(() => deliver(address, answer), pause));
}

function sendWaiting() {
  if (document.hidden) return;
  for (const key of store.keys("out:")) {
    const address = key.slice(4);
    const answer = waiting(address);
    if (answer && Date.now() - answer.made > PAUSE) deliver(address, answer);
  }
}

function waiting(address) {
  return JSON.parse(store.get(`out:${address}`) || "null");
}

const wait = (length) => new Promise((done) => setTimeout(done, length));

// One after the other, so that answers to a question arrive in the order in which they were given.
function deliver(address, answer) {
  const before = lines.get(address);
  const turn = before ? Promise.race([before, wait(LOST)]) : Promise.resolve();
  lines.set(address, turn.then(() => post(address, answer)));
}

async function post(address, answer) {
  const newest = latest.get(address);
  if (underway.has(answer.mark) || (newest && newest !== answer.mark)) return;
  underway.add(answer.mark);
  show(address, SENT);
  try {
    const reply = await send(address, form(answer));
    if (reply.ok || reply.status === 409 || reply.status === 404) settle(address, answer, reply);
    else if (reply.status === 422) return show(address, ON_DEVICE, reply.body.sentence);
    else show(address, ON_DEVICE);
  } catch {
    show(address, ON_DEVICE);
  }
  underway.delete(answer.mark); // but what is contradictory waits for its next change
}

// The device's clock may be wrong; how long ago something was answered it knows well.
function form(answer) {
  const fields = new FormData();
  for (const [name, value] of answer.fields) fields.append(name, value);
  fields.append("device", answer.device || device);
  fields.append("made", String(answer.made));
  if (answer.isAsking) fields.append("check", "");
  fields.append("age", String(Math.max(0, Date.now() - answer.made)));
  return fields;
}

function settle(address, answer, reply) {
  const newest = waiting(address);
  const expected = newest ? newest.mark : latest.get(address);
  if (expected && expected !== answer.mark) return;
  store.drop(`out:${address}`);
  show(address, RECEIVED, reply.body.sentence);
  const question = find(address);
  const seen = question && question.querySelector("[data-seen]");
  if (seen && reply.body.seen) seen.value = reply.body.seen; // what this page shows has arrived
  const place = question && question.querySelector("[data-reply]");
  if (place) place.innerHTML = (answer.isAsking && reply.body.html) || "";
}

const find = (address) => all("[data-answer]").find((one) => one.dataset.answer === address);

function show(address, state, sentence) {
  const question = find(address);
  const line = question && question.querySelector("[data-state]");
  if (!line) return;
  line.textContent = sentence || line.closest("[data-states]").dataset.states.split("|")[state];
  line.dataset.reached = state;
}

function restore(question) {
  const answer = waiting(question.dataset.answer);
  if (!answer) return;
  for (const field of question.elements) {
    const values = answer.fields.filter(([name]) => name === field.name).map(([, value]) => value);
    if (/^(checkbox|radio)$/.test(field.type)) field.checked = values.includes(field.value);
    else if (values.length) field.value = values[0];
  }
  show(question.dataset.answer, ON_DEVICE);
}
