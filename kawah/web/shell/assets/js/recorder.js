// Recording inside the page: light, and put into the form's own field, so that it is sent as a file.
import { all } from "./page.js";

const RATE = 32000; // bits a second are enough for a voice

export function offerRecording() {
  if (!window.MediaRecorder || !navigator.mediaDevices) return;
  for (const field of all("input[data-record]")) offer(field, field.dataset.record.split("|"));
}

function offer(field, [record, stop, listen, ready, failed]) {
  const bar = document.createElement("p");
  bar.className = "row";
  const button = made("button", record);
  const state = made("span", "");
  state.setAttribute("role", "status");
  bar.append(button, state);
  field.after(bar);
  let recorder = null;
  button.addEventListener("click", async () => {
    if (recorder) return recorder.stop();
    const stream = await navigator.mediaDevices.getUserMedia({ audio: true }).catch(() => null);
    if (!stream) return (state.textContent = failed);
    recorder = new MediaRecorder(stream, { audioBitsPerSecond: RATE });
    const parts = [];
    recorder.addEventListener("dataavailable", (event) => parts.push(event.data));
    recorder.addEventListener("stop", () => {
      for (const track of stream.getTracks()) track.stop();
      button.textContent = record;
      put(field, new Blob(parts, { type: recorder.mimeType }));
      recorder = null;
      state.textContent = ready;
      if (!bar.querySelector("[data-listen]")) bar.append(listener(field, listen));
    });
    recorder.start();
    button.textContent = stop;
    state.textContent = "";
  });
}

function made(name, words) {
  const element = document.createElement(name);
  if (name === "button") Object.assign(element, { type: "button", className: "button" });
  element.textContent = words;
  return element;
}

function put(field, blob) {
  const kind = blob.type.includes("mp4") ? "m4a" : blob.type.includes("ogg") ? "ogg" : "webm";
  const list = new DataTransfer();
  list.items.add(new File([blob], `rekaman-${Date.now()}.${kind}`, { type: blob.type }));
  field.files = list.files;
}

// Played without an address of its own: pages allow media from our own hosts only.
function listener(field, words) {
  const button = made("button", words);
  button.dataset.listen = "";
  button.addEventListener("click", async () => {
    const context = new AudioContext();
    const source = context.createBufferSource();
    source.buffer = await context.decodeAudioData(await field.files[0].arrayBuffer());
    source.connect(context.destination);
    source.start();
  });
  return button;
}
