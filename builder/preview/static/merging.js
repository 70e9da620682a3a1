// Makes one tree of elements like another, keeping what is the same: focus, scroll positions and open menus stay.

const KEPT = new Map([["connection", "text"], ["elapsed", "text"], ["time", "text"], ["again", "all"], ["keys", "all"]]);

export function merge(now, next) {
  if (now.isEqualNode(next)) return;
  if (now.nodeType !== next.nodeType || now.nodeName !== next.nodeName) {
    now.replaceWith(next);
    return;
  }
  if (now.nodeType !== Node.ELEMENT_NODE) {
    now.nodeValue = next.nodeValue;
    return;
  }
  const kept = KEPT.get(now.id);
  if (kept === "all") return;
  mergeAttributes(now, next);
  if (kept === "text" || (now.id === "search" && now === document.activeElement)) return;
  mergeChildren(now, next);
}

function mergeAttributes(now, next) {
  for (const { name } of [...now.attributes]) {
    if (!next.hasAttribute(name) && !(name === "open" && now.nodeName === "DETAILS")) now.removeAttribute(name);
  }
  for (const { name, value } of next.attributes) {
    if (now.getAttribute(name) !== value) now.setAttribute(name, value);
  }
  if (now.id === "search" && now !== document.activeElement) now.value = next.getAttribute("value");
}

// Children with an id are met by it; the others by their place.
function mergeChildren(now, next) {
  const wanted = [...next.childNodes];
  const ids = new Set(wanted.map((child) => child.id).filter(Boolean));
  for (const child of [...now.childNodes]) {
    if (child.id && !ids.has(child.id)) child.remove();
  }
  wanted.forEach((child, index) => {
    const known = child.id ? [...now.children].find((each) => each.id === child.id) : null;
    const here = now.childNodes[index];
    if (known) {
      if (known !== here) now.insertBefore(known, here ?? null);
      merge(known, child);
    } else if (!here || (here.id && here.id !== child.id)) {
      now.insertBefore(child, here ?? null);
    } else {
      merge(here, child);
    }
  });
  while (now.childNodes.length > wanted.length) now.lastChild.remove();
}
