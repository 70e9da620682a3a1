// The presenter's clock: how long the talk has gone on, and what time it is.

let begun = null;

export function startClock() {
  const again = document.getElementById("again");
  if (!again) return;
  if (begun === null) begun = Date.now();
  again.hidden = false;
  again.onclick = () => {
    begun = Date.now();
    tick();
  };
  tick();
}

function tick() {
  const [elapsed, time] = [document.getElementById("elapsed"), document.getElementById("time")];
  if (!elapsed) return;
  const seconds = Math.floor((Date.now() - begun) / 1000);
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const two = (number) => String(number).padStart(2, "0");
  elapsed.textContent = `${hours ? `${hours}:` : ""}${two(minutes)}:${two(rest)}`;
  time.textContent = new Date().toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
}

setInterval(tick, 1000);
