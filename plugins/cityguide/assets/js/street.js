// A street map in place of the drawn one: Leaflet from this site, pictures from OpenStreetMap. It is fetched when a reader
// asks for it and not before, since OpenStreetMap's servers then see the reader's address and where the map looks.

const PICTURES = "https://tile.openstreetmap.org/{z}/{x}/{y}.png";
const CREDIT = '© <a href="https://www.openstreetmap.org/copyright">OpenStreetMap contributors</a>';
const APART = 32; // pixels from pin to pin
const here = import.meta.url;
const live = new Map(); // block -> its map

function sheet() {
  return new Promise((resolve, reject) => {
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.href = new URL("leaflet.css", here).href;
    link.onload = resolve;
    link.onerror = () => { link.remove(); reject(new Error("Leaflet's style sheet could not be loaded")); };
    document.head.append(link);
  });
}

let library;
function leaflet() {
  // It puts itself on `window`, whichever way it is loaded.
  library ??= Promise.all([sheet(), import("./leaflet.js")]).then(() => window.L).catch((error) => { library = undefined; throw error; });
  return library;
}

// The places and their positions stand on the drawn map.
function sights(block) {
  return [...block.querySelectorAll("svg a[data-at]")].map((pin) => {
    const name = pin.getAttribute("aria-label");
    return { id: pin.dataset.place, name, number: Number.parseInt(name, 10), out: pin.classList.contains("cg-out"), point: pin.dataset.at.split(",").map(Number) };
  });
}

function pins(L, map, places) {
  const set = places.map(({ id, number, name, out, point }) => {
    const pin = document.createElement("a");
    pin.className = out ? "cg-pin cg-out" : "cg-pin";
    pin.href = `#${id}`;
    pin.dataset.place = id;
    pin.textContent = number;
    pin.setAttribute("aria-label", name);
    pin.title = name;
    pin.addEventListener("focus", () => map.panInside(point, { padding: [40, 40] }));
    L.DomEvent.disableClickPropagation(pin);
    const icon = L.divIcon({ html: pin, className: "cg-pin-at", iconSize: [28, 28] });
    L.marker(point, { icon, interactive: false, keyboard: false }).addTo(map);
    return { pin, point };
  });
  const clear = () => spread(map, set);
  map.on("zoomend", clear);
  clear();
}

// No pin covers another: one that would stands beside its point, which keeps a dot.
function spread(map, set) {
  const taken = [];
  for (const { pin, point } of set) {
    const own = map.latLngToContainerPoint(point);
    const free = (spot) => taken.every((other) => other.distanceTo(spot) >= APART);
    let spot = own;
    for (let step = 0; !free(spot) && step < 96; step += 1) {
      const far = (APART / 2) * (2 + Math.floor(step / 12));
      const turn = (step * Math.PI) / 6;
      spot = own.add([Math.round(far * Math.cos(turn)), Math.round(far * Math.sin(turn))]);
    }
    taken.push(spot);
    pin.style.translate = `${spot.x - own.x}px ${spot.y - own.y}px`;
  }
}

function close(block, button) {
  const { map, stage, words } = live.get(block);
  live.delete(block);
  map.remove();
  stage.remove();
  block.querySelector(".cg-plate").classList.remove("cg-on-streets");
  button.textContent = words;
}

export async function toggle(block, button) {
  const said = block.querySelector(".cg-street [role=status]");
  const words = button.textContent;
  said.textContent = "";
  if (live.has(block)) return close(block, button);
  button.disabled = true;
  try {
    const L = await leaflet();
    const figure = block.querySelector(".cg-plate");
    const stage = document.createElement("div");
    stage.className = "cg-street-map";
    stage.setAttribute("role", "region");
    stage.setAttribute("aria-label", "Street map of the places");
    figure.prepend(stage);
    figure.classList.add("cg-on-streets");
    const moves = !matchMedia("(prefers-reduced-motion: reduce)").matches;
    const map = L.map(stage, { scrollWheelZoom: false, zoomAnimation: moves, fadeAnimation: moves, markerZoomAnimation: moves, inertia: moves });
    live.set(block, { map, stage, words });
    map.attributionControl.setPrefix(false);
    const places = sights(block);
    map.fitBounds(places.map((place) => place.point), { padding: [30, 30], maxZoom: 15, animate: false });
    // OpenStreetMap asks to be told which site its pictures are for (operations.osmfoundation.org/policies/tiles), so
    // they get this page's origin even where a site's own policy would send none.
    const pictures = L.tileLayer(PICTURES, { attribution: CREDIT, maxZoom: 19, keepBuffer: 1, referrerPolicy: "strict-origin-when-cross-origin" });
    let came = 0;
    pictures.on("tileload", () => { came += 1; });
    pictures.on("load", () => {
      if (came || !live.has(block)) return;
      close(block, button);
      said.textContent = "No map pictures came from OpenStreetMap; perhaps you are offline. The drawn map is back.";
    });
    pictures.addTo(map);
    pins(L, map, places);
    stage.scrollIntoView({ block: "nearest" });
    button.textContent = "Back to the drawn map";
  } catch (error) {
    console.warn(error);
    if (live.has(block)) close(block, button);
    said.textContent = "The street map could not be loaded. The drawn map stays.";
  }
  button.disabled = false;
  button.focus({ preventScroll: true });
}
