// Making elements. Words only ever become text nodes: nothing here, or anywhere in the widget, parses markup.

function h(tag, properties, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties || {})) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== ""));
  return element;
}

const ICONS = {
  chat: "M4 5.5h16v11H10l-5 4v-4H4zM8 9.500h8M8 12.800h5",
  close: "M6 6l12 12M18 6 6 18",
  send: "M12 19V5M6 11l6-6 6 6",
  good: "M5 12.500 10 17.500 19.500 7",
  bad: "M6 12h12",
  copy: "M9 9h10v11H9zM5 15V4h10",
};

function icon(name) {
  const namespace = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(namespace, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(namespace, "path");
  path.setAttribute("d", ICONS[name]);
  svg.append(path);
  return svg;
}

// Focus stays where somebody put it; only where its element goes away does it move to `next`.
function removeKeepingFocus(element, next) {
  if (!element) return;
  const held = element.contains(element.getRootNode().activeElement);
  element.remove();
  if (held) next.focus({ preventScroll: true });
}

// Text that folds when it is long; all of it stays in the page, so it can be found and printed. `more` says what unfolds.
function foldable(element, length, limit, more, less) {
  if (length <= limit) return [element];
  element.classList.add("folded");
  const button = h("button", { type: "button", class: "fold", "aria-expanded": "false" }, more);
  button.addEventListener("click", () => {
    const folded = element.classList.toggle("folded");
    button.setAttribute("aria-expanded", String(!folded));
    button.textContent = folded ? more : less;
  });
  return [element, button];
}

async function copyText(text, root) {
  if (navigator.clipboard && window.isSecureContext) return navigator.clipboard.writeText(text);
  const held = root.activeElement;
  const area = h("textarea", { class: "hidden", "aria-hidden": "true", tabindex: "-1" });
  area.value = text;
  root.append(area);
  area.select();
  const copied = document.execCommand("copy");
  area.remove();
  if (held) held.focus({ preventScroll: true });
  if (!copied) throw new Error("copy");
  return undefined;
}
