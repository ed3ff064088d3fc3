// How the widget looks: one style sheet for all of them, light or dark, the colour of the page around it.

let sheet = null;

function styleSheet() {
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLES);
  }
  return sheet;
}

const DARK = window.matchMedia("(prefers-color-scheme: dark)");
const CONTRAST = window.matchMedia("(prefers-contrast: more)");
// Narrower, and an open window would cover what somebody followed a link to.
const WIDE = window.matchMedia("(min-width: 900px)");
const CALM = window.matchMedia("(prefers-reduced-motion: reduce)");

function dress(frame, { theme = "auto", size = 0, contrast = false, colour = "" }) {
  const dark = theme === "dark" || (theme !== "light" && DARK.matches);
  frame.classList.toggle("dark", dark);
  frame.classList.toggle("contrast", contrast || theme === "contrast" || CONTRAST.matches);
  frame.classList.toggle("large", size > 0);
  frame.classList.toggle("largest", size > 1);
  const shade = !frame.classList.contains("contrast") && readable(colour, dark);
  for (const [name, value] of [["--brand", shade], ["--head", shade && readable(colour, false)]]) {
    if (value) frame.style.setProperty(name, value);
    else frame.style.removeProperty(name);
  }
}

// The colour somebody chose, moved towards black or white until text in it, or on it, can be read (4.5 to 1 and more).
function readable(colour, dark) {
  const rgb = rgbOf(colour);
  if (!rgb) return null;
  const background = dark ? [25, 33, 41] : [255, 255, 255];
  const towards = dark ? 255 : 0;
  let shade = rgb;
  for (let part = 0; part <= 1 && contrastOf(shade, background) < 5; part += 0.05) {
    shade = rgb.map((channel) => Math.round(channel + (towards - channel) * part));
  }
  return `rgb(${shade.join(" ")})`;
}

function rgbOf(colour) {
  const match = /^#([0-9a-f]{3}|[0-9a-f]{6})$/i.exec(colour.trim());
  if (!match) return null;
  const digits = match[1].length === 3 ? [...match[1]].map((digit) => digit + digit).join("") : match[1];
  return [0, 2, 4].map((at) => parseInt(digits.slice(at, at + 2), 16));
}

function luminance(rgb) {
  const [red, green, blue] = rgb.map((channel) => {
    const part = channel / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrastOf(one, other) {
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}
