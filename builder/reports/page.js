
"use strict";
(() => {
  const root = document.documentElement;
  const filter = document.getElementById("problems-only");
  const current = new Set();
  let shown = "";
  root.classList.add("js");

  function forget() {
    for (const node of current) {
      node.removeAttribute("aria-current");
      node.classList.remove("current");
    }
    current.clear();
  }

  function remember(node) {
    if (!node) return;
    current.add(node);
    if (node.matches("mark")) node.classList.add("current");
    else node.setAttribute("aria-current", "true");
  }

  function linkTo(id) {
    return document.querySelector(`a.to-passage[href="#${CSS.escape(id)}"]`);
  }

  // A passage is the pieces between its two offsets: others that overlap may own some of them.
  function pieces(cite) {
    const start = Number(cite.dataset.start);
    const end = Number(cite.dataset.end);
    return [...cite.closest(".source").querySelectorAll("mark")].filter((piece) => {
      const at = Number(piece.dataset.at);
      return at >= start && at < end;
    });
  }

  function select(entry, cite) {
    forget();
    remember(entry);
    if (cite) {
      remember(cite);
      remember(linkTo(cite.id));
      pieces(cite).forEach(remember);
    }
  }

  function bring(node) {
    const entry = node.closest(".entry");
    if (entry && getComputedStyle(entry).display === "none") filter.checked = false;
    node.scrollIntoView({ block: node.matches(".entry") ? "nearest" : "center" });
  }

  function go(target, entry, cite) {
    shown = `#${target.id}`;
    if (location.hash !== shown) location.hash = shown;
    select(entry, cite);
    bring(target);
    target.focus({ preventScroll: true });
  }

  function toPassage(cite) {
    go(cite, document.getElementById(cite.hash.slice(1)), cite);
  }

  function toEntry(cite) {
    const entry = document.getElementById(cite.hash.slice(1));
    go(entry, entry, cite);
  }

  function selecting() {
    const selection = getSelection();
    return selection !== null && !selection.isCollapsed;
  }

  // A click beside the links of a finding shows its first passage, and leaves the focus where it is.
  function showFirst(entry) {
    const link = entry.querySelector("a.to-passage");
    const cite = link && document.getElementById(link.hash.slice(1));
    select(entry, cite);
    if (cite && matchMedia("(min-width: 62rem)").matches) bring(cite);
  }

  document.addEventListener("click", (event) => {
    if (event.defaultPrevented || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const target = event.target;
    const link = target.closest("a");
    if (link) {
      if (!link.matches(".to-passage, .cite")) return;
      event.preventDefault();
      if (link.matches(".cite")) toEntry(link);
      else toPassage(document.getElementById(link.hash.slice(1)));
      return;
    }
    if (target.closest("summary, label, input") || selecting()) return;
    const piece = target.closest("mark");
    if (piece) toEntry(document.getElementById(piece.dataset.of));
    else if (target.closest(".entry")) showFirst(target.closest(".entry"));
  });

  function follow() {
    if (location.hash === shown) return;
    shown = location.hash;
    const node = shown.length > 1 ? document.getElementById(shown.slice(1)) : null;
    if (!node) return;
    if (node.matches(".cite")) toPassage(node);
    else if (node.matches(".entry")) {
      const link = node.querySelector("a.to-passage");
      go(node, node, link && document.getElementById(link.hash.slice(1)));
    }
  }

  addEventListener("hashchange", follow);
  follow();
})();
