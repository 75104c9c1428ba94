// Composes the picture of a chart on the page: finding, subtitle, figure, source and address, in
// the page's typefaces, nothing cut. All texts become text nodes; nothing is asked of other hosts.
const SVG = "http://www.w3.org/2000/svg";
const WIDE = 1200, EDGE = 40, ZOOM = 1.4;
const SERIF = "Fraunces", SANS = "Source Sans";

function element(name, attributes, text) {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  if (text !== undefined) made.textContent = text;
  return made;
}

// The lines of a text no wider than `room`; a word that is longer is broken.
function lines(text, font, room) {
  const pen = document.createElement("canvas").getContext("2d");
  pen.font = font;
  const fits = (line) => pen.measureText(line).width <= room;
  const found = [];
  let line = "";
  for (let word of text.split(/\s+/).filter(Boolean)) {
    if (line && fits(`${line} ${word}`)) { line = `${line} ${word}`; continue; }
    if (line) found.push(line);
    while (!fits(word)) {
      let end = word.length - 1;
      while (end > 1 && !fits(word.slice(0, end))) end -= 1;
      found.push(word.slice(0, end));
      word = word.slice(end);
    }
    line = word;
  }
  return line ? [...found, line] : found;
}

// Colours are the theme's on the page; each has its fellow in the other theme.
function painter(colors, theme) {
  const shown = getComputedStyle(document.querySelector('[data-testid="stApp"]')).backgroundColor;
  const present = hex(shown) === colors.dark[0].toLowerCase() ? "dark" : "light";
  const fellows = new Map(colors[present].map((c, i) => [c.toLowerCase(), colors[theme][i]]));
  const paint = (value) => {
    if (typeof value === "string") return fellows.get(hex(value)) ?? value;
    if (Array.isArray(value)) return value.map(paint);
    if (value && Object.getPrototypeOf(value) === Object.prototype)
      return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, paint(v)]));
    return value;
  };
  return paint;
}

function hex(color) {
  const parts = /^rgb\((\d+), ?(\d+), ?(\d+)\)$/.exec(color);
  if (!parts) return color.toLowerCase();
  return "#" + parts.slice(1).map((n) => Number(n).toString(16).padStart(2, "0")).join("");
}

// Everything that bears words, with room for what stands over the figure's edges.
function whole(figure, width, height) {
  const hidden = document.createElement("div");
  hidden.style.cssText = "position:fixed;left:0;top:0;visibility:hidden;pointer-events:none";
  hidden.append(figure);
  document.body.append(hidden);
  const own = figure.getBoundingClientRect();
  const box = { left: 0, top: 0, right: width, bottom: height };
  for (const text of figure.querySelectorAll("text")) {
    const at = text.getBoundingClientRect();
    if (!at.width) continue;
    box.left = Math.min(box.left, at.left - own.left - 2);
    box.top = Math.min(box.top, at.top - own.top - 2);
    box.right = Math.max(box.right, at.right - own.left + 2);
    box.bottom = Math.max(box.bottom, at.bottom - own.top + 2);
  }
  hidden.remove();
  return box;
}

// A layout whose lines behind the marks are the theme's: Streamlit's own have no fellow.
function lined(part, line) {
  if (Array.isArray(part)) return part.map((each) => lined(each, line));
  if (!part || Object.getPrototypeOf(part) !== Object.prototype) return part;
  return Object.fromEntries(Object.entries(part).map(([key, value]) =>
    [key, /^(grid|zeroline)color$/.test(key) ? line : lined(value, line)]));
}

async function drawn(data, paint, ink, line) {
  const chart = document.querySelector(`.st-key-${CSS.escape(data.chart)} .js-plotly-plot`);
  if (!chart || !window.Plotly) throw new Error(data.words.absent);
  const width = (WIDE - 2 * EDGE) / ZOOM, height = chart.clientHeight;
  const kept = lined(paint(chart.layout), line);
  const clear = "rgba(0,0,0,0)";
  const layout = { ...kept, width, height, autosize: false, paper_bgcolor: clear,
    plot_bgcolor: clear, font: { ...kept.font, family: SANS, color: ink } };
  const figure = { data: paint(chart.data), layout, frames: [] };
  const text = await window.Plotly.toImage(figure,
    { format: "svg", width, height, imageDataOnly: true });
  const svg = new DOMParser().parseFromString(text, "image/svg+xml").documentElement;
  return { svg: document.importNode(svg, true), width, height };
}

async function fonts() {
  const rules = [...document.styleSheets].flatMap((sheet) => {
    try { return [...sheet.cssRules]; } catch { return []; }
  });
  const faces = rules.filter((rule) => rule instanceof CSSFontFaceRule
    && [SERIF, SANS].includes(rule.style.getPropertyValue("font-family").replace(/["']/g, ""))
    && rule.style.getPropertyValue("font-style") !== "italic");
  return (await Promise.all(faces.map(face))).join("\n");
}

async function face(rule) {
  const source = /url\(["']?([^"')]+)/.exec(rule.style.getPropertyValue("src"));
  if (!source) return "";
  const address = new URL(source[1], rule.parentStyleSheet.href || document.baseURI);
  if (address.origin !== location.origin) return "";
  const answer = await fetch(address);
  if (!answer.ok) return "";
  const inlined = await encoded(await answer.blob());
  const said = ["font-family", "font-weight", "font-style"]
    .map((name) => [name, rule.style.getPropertyValue(name)]).filter(([, value]) => value)
    .map(([name, value]) => `${name}:${value};`).join("");
  return `@font-face{${said}src:url(${inlined})}`;
}

function encoded(blob) {
  return new Promise((resolve) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result);
    reader.readAsDataURL(blob);
  });
}

async function compose(data, theme, width) {
  const [ground, ink, soft, line] = data.colors[theme];
  await Promise.all([document.fonts.load(`600 34px ${SERIF}`), document.fonts.load(`20px "${SANS}"`)]);
  const { svg, width: w, height: h } = await drawn(data, painter(data.colors, theme),
    ink, line);
  const picture = element("svg", { xmlns: SVG });
  const ruler = element("style", {}, await fonts());
  const backing = element("rect", { width: "100%", height: "100%", fill: ground });
  picture.append(ruler, backing);
  let y = EDGE;
  const write = (text, size, family, weight, fill) => {
    const font = `${weight} ${size}px "${family}"`;
    for (const line of lines(text, font, WIDE - 2 * EDGE)) {
      y += size * 1.25;
      picture.append(element("text", { x: EDGE, y: y - size * 0.25, fill, "font-size": size,
        "font-family": `"${family}", sans-serif`, "font-weight": weight }, line));
    }
  };
  write(data.finding, 34, SERIF, 600, ink);
  y += 6;
  write(data.subtitle, 20, SANS, 400, soft);
  y += 14;
  const box = whole(svg, w, h);
  const wide = box.right - box.left, high = box.bottom - box.top;
  const room = WIDE - 2 * EDGE, tall = (high * room) / wide;
  for (const [key, value] of Object.entries({ x: EDGE, y, width: room, height: tall,
    viewBox: `${box.left} ${box.top} ${wide} ${high}` })) svg.setAttribute(key, value);
  svg.style.removeProperty("background");
  picture.append(svg);
  y += tall + 14;
  write(data.source, 16, SANS, 400, soft);
  write(data.link, 16, SANS, 400, soft);
  y += EDGE;
  picture.setAttribute("viewBox", `0 0 ${WIDE} ${Math.ceil(y)}`);
  picture.setAttribute("width", width);
  picture.setAttribute("height", Math.round((Math.ceil(y) * width) / WIDE));
  return picture;
}

function blob(picture) {
  return new Blob([new XMLSerializer().serializeToString(picture)], { type: "image/svg+xml" });
}

async function raster(picture) {
  const source = URL.createObjectURL(blob(picture));
  const image = new Image();
  image.src = source;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = Number(picture.getAttribute("width"));
  canvas.height = Number(picture.getAttribute("height"));
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
  URL.revokeObjectURL(source);
  return new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
}

function save(content, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
}

function choice(label, options) {
  const select = document.createElement("select");
  for (const [value, text] of options) select.add(new Option(text, value));
  const field = document.createElement("label");
  field.append(label, select);
  return [field, select];
}

export default function ({ data, parentElement }) {
  const row = document.createElement("div");
  row.className = "row";
  const { words } = data;
  const [first, width] = choice(words.width, [["1200", "1200 px"], ["2400", "2400 px"]]);
  const [second, theme] = choice(words.theme, [["light", words.light], ["dark", words.dark]]);
  const told = document.createElement("p");
  told.setAttribute("role", "status");
  const button = (form) => {
    const made = document.createElement("button");
    made.type = "button";
    made.textContent = form.toUpperCase();
    made.onclick = async () => {
      told.textContent = "";
      try {
        const picture = await compose(data, theme.value, Number(width.value));
        save(form === "png" ? await raster(picture) : blob(picture), `${data.file}.${form}`);
      } catch (error) {
        told.textContent = error.message;
      }
    };
    return made;
  };
  row.append(button("png"), button("svg"), first, second);
  parentElement.querySelector(".row")?.remove();
  parentElement.querySelector("p")?.remove();
  parentElement.append(row, told);
}
