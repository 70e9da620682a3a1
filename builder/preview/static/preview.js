// Follows links without leaving the page, maps keys to links, and fetches the page anew when there is something to see.
import { merge } from "./merging.js";
import { startClock } from "./clock.js";

const root = document.documentElement;
const base = root.dataset.base;
let turn = 0;

async function show(address, { push = false } = {}) {
  const mine = ++turn;
  let answer;
  try {
    answer = await fetch(address, { headers: { accept: "text/html" } });
  } catch {
    return;
  }
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  await pictureReady(page);
  if (mine !== turn) return;
  if (push) history.pushState(null, "", address);
  update(page, push);
}

// The old picture stays until the new one can be shown, so that nothing flickers.
async function pictureReady(page) {
  const address = page.getElementById("picture")?.getAttribute("src");
  if (!address || document.getElementById("picture")?.getAttribute("src") === address) return;
  const picture = new Image();
  picture.src = address;
  await picture.decode().catch(() => {});
}

function update(page, moved) {
  document.title = page.title;
  root.dataset.serial = page.documentElement.dataset.serial;
  document.body.className = page.body.className;
  for (const name of ["header", "main"]) {
    const [now, next] = [document.querySelector(`body > ${name}`), page.querySelector(`body > ${name}`)];
    if (now && next) merge(now, next);
  }
  if (moved) lookAt();
  startClock();
}

function lookAt() {
  document.querySelector(".strip [aria-current]")?.scrollIntoView({ block: "nearest", inline: "nearest" });
  const passage = document.getElementById(location.hash.slice(1)) ?? document.querySelector(".source .current");
  const source = passage?.closest(".source");
  if (!source) return;
  const offset = passage.getBoundingClientRect().top - source.getBoundingClientRect().top;
  source.scrollTop += offset - source.clientHeight / 3;
}

function follow(link) {
  if (link.hash && link.pathname === location.pathname && link.search === location.search) {
    history.replaceState(null, "", link.href);
    lookAt();
    return;
  }
  show(link.href, { push: true });
}

function isOurs(link) {
  return link.origin === location.origin && /\/(deck|sheet|handout|presenter)\/\d+$/.test(link.pathname);
}

// SVG's links have an animated href instead of the parts of an address.
function asLink(element) {
  if (element instanceof HTMLAnchorElement) return element;
  return new URL(element.href.baseVal, location.href);
}

document.addEventListener("click", (event) => {
  const element = event.target.closest("a[href]");
  if (!element || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  const link = asLink(element);
  if (element.hasAttribute("download") || !isOurs(link)) return;
  event.preventDefault();
  follow(link);
});

document.addEventListener("submit", (event) => {
  if (!event.target.matches(".search")) return;
  event.preventDefault();
  const address = new URL(event.target.action);
  address.search = new URLSearchParams(new FormData(event.target));
  show(address.href, { push: true });
});

addEventListener("popstate", () => show(location.href).then(lookAt));

// --- keys ----------------------------------------------------------------------------------------------------------

const TURNS = { ArrowRight: "next", ArrowDown: "next", PageDown: "next", " ": "next",
                ArrowLeft: "prev", ArrowUp: "prev", PageUp: "prev" };

function keysAreOn() {
  return localStorage.getItem("keys") !== "off";
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (event.target.matches("input, textarea, select")) {
    if (event.key === "Escape") event.target.blur();
    return;
  }
  const menu = event.key === "Escape" && document.querySelector(".menu[open]");
  if (menu) {
    menu.open = false;
    return;
  }
  const isScrolling = event.target.closest(".source, .scrolled, .problems") && /^(Arrow|Page|Home|End| $)/.test(event.key);
  const isPressing = event.key === " " && event.target.matches("a, button, summary");
  if (isScrolling || isPressing || (event.key.length === 1 && event.key !== " " && !keysAreOn())) return;
  if (event.key === "/") {
    event.preventDefault();
    document.getElementById("search")?.select();
    return;
  }
  const link = event.key in TURNS
    ? document.querySelector(`#turn a[rel=${TURNS[event.key]}]`)
    : document.querySelector(`a[data-key="${CSS.escape(event.key)}"]`);
  if (!link) return;
  event.preventDefault();
  show(link.href, { push: true });
});

document.addEventListener("change", (event) => {
  if (event.target.id === "keys") localStorage.setItem("keys", event.target.checked ? "on" : "off");
});

// --- what has been saved -------------------------------------------------------------------------------------------

function listen() {
  const told = document.getElementById("connection");
  const source = new EventSource(`${base}/events`);
  source.addEventListener("shown", (event) => {
    root.dataset.live = "yes";
    told.textContent = "Live";
    const { serial } = JSON.parse(event.data);
    if (String(serial) !== root.dataset.serial) show(location.href);
  });
  source.addEventListener("error", () => {
    root.dataset.live = "no";
    told.textContent = "Not connected: start builder serve again, and open its new address";
  });
  addEventListener("pagehide", () => source.close());
}

const keys = document.getElementById("keys");
if (keys) keys.checked = keysAreOn();
listen();
lookAt();
startClock();
