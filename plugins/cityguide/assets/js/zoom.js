// Zoom and pan of a drawn map: a plate's viewBox changes, the drawing does not. The wheel zooms only with Ctrl or ⌘, and one
// finger scrolls the page until the plate is larger than its frame. Nothing glides.

const MOST = 8;
const STEP = 1.6;

const within = (value, from, to) => Math.min(Math.max(value, from), to);
const middle = ({ x, y, width, height }) => ({ x: x + width / 2, y: y + height / 2 });
const apart = (a, b) => Math.hypot(a.x - b.x, a.y - b.y);

// Lettering and discs keep their size on the screen. Each shrinks towards a point: a name towards its city's or station's dot, a disc
// with its name towards its own middle, or, where it had to move, towards the place it is tied to, along with its tie; all else towards
// its own middle.
function anchor(plate) {
  const all = (selector) => [...plate.querySelectorAll(selector)];
  const centre = (thing) => middle(thing.getBBox());
  const ends = (line) => [1, 2].map((end) => ({ x: line[`x${end}`].baseVal.value, y: line[`y${end}`].baseVal.value }));
  const start = (text) => ({ x: text.x.baseVal[0].value, y: text.y.baseVal[0].value });
  const disc = (link) => { const { e: x, f: y } = link.firstElementChild.transform.baseVal[0].matrix; return { x, y }; };
  const dots = all(".cg-map-city").map(centre);
  const rows = all("line.cg-map-share");
  const ties = all("line.cg-map-leader").map(ends);
  for (const thing of all("a, line, .cg-map-tag, .cg-map-sign, :not(a, a *, .cg-map-tag, .cg-map-sign) > :is(text, circle)")) {
    let to = thing.matches("a") ? disc(thing) : thing.matches(".cg-map-of-station") ? start(thing) : centre(thing);
    if (thing.matches(".cg-map-leader")) [to] = ends(thing);
    else if (thing.matches(".cg-map-name")) to = dots.reduce((a, b) => (apart(b, to) < apart(a, to) ? b : a), dots[0] ?? to);
    else if (thing.matches("a, line")) {
      const row = rows.find((one) => { const [a, b] = ends(one); return apart(a, to) + apart(to, b) < apart(a, b) + 0.5; });
      if (row) to = centre(row);
      to = ties.find((tie) => apart(tie[1], to) < 0.5)?.[0] ?? to;
    }
    thing.style.transformOrigin = `${to.x}px ${to.y}px`;
  }
}

// Gives the function that zooms by a factor, 0 for all the way out. `tools` are the buttons that do: larger, smaller, whole.
export function mount(svg, [larger, smaller, whole]) {
  // A map is one plate, or several of different scale below each other.
  const nested = [...svg.querySelectorAll("svg")];
  const plates = new Map((nested.length ? nested : [svg]).map((plate) => {
    const { x, y, width, height } = plate.viewBox.baseVal;
    return [plate, { x, y, width, height, view: { x, y, k: 1 } }];
  }));
  let [plate] = plates.keys(); // the one that buttons and keys move

  // Where the plate is on the screen: browsers give the box of what is drawn on it, which reaches beyond.
  function frame() {
    const box = svg.getBoundingClientRect();
    if (plate === svg) return box;
    const unit = box.width / svg.viewBox.baseVal.width;
    const [x, y, width, height] = ["x", "y", "width", "height"].map((name) => plate[name].baseVal.value * unit);
    return new DOMRect(box.x + x, box.y + y, width, height);
  }

  function draw({ x, y, k }) {
    const all = plates.get(plate);
    const view = { x: within(x, all.x, all.x + all.width - all.width / k), y: within(y, all.y, all.y + all.height - all.height / k), k };
    if (k > 1 && !all.anchored) { anchor(plate); all.anchored = true; }
    all.view = view;
    plate.setAttribute("viewBox", [view.x, view.y, all.width / k, all.height / k].join(" "));
    plate.style.setProperty("--cg-shrink", 1 / k);
    plate.classList.toggle("cg-zoomed", k > 1);
    larger.ariaDisabled = k === MOST;
    smaller.ariaDisabled = whole.ariaDisabled = k === 1;
  }

  // What is at one point of the screen comes to stand at another, so many times larger.
  function hold(from, to, factor) {
    const box = frame();
    const { view, width, height } = plates.get(plate);
    const k = within(view.k * factor, 1, MOST);
    const place = (name, size, length) => view[name] + (((from[name] - box[name]) / view.k - (to[name] - box[name]) / k) * size) / length;
    draw({ x: place("x", width, box.width), y: place("y", height, box.height), k });
  }

  const zoomed = () => plates.get(plate).view.k > 1;
  const take = ({ target }) => {
    const own = nested.find((one) => one.contains(target));
    if (own && own !== plate) { plate = own; draw(plates.get(plate).view); }
  };

  // From a whole plate one zooms in on its places.
  function zoom(factor) {
    const to = middle(frame());
    const places = zoomed() ? [] : [...plate.querySelectorAll("a:not(.cg-out), .cg-map-star")].map((one) => middle(one.getBoundingClientRect()));
    const mean = (name) => places.reduce((sum, one) => sum + one[name], 0) / places.length;
    hold(places.length ? { x: mean("x"), y: mean("y") } : to, to, factor);
  }

  const zooms = { "+": STEP, "=": STEP, "-": 1 / STEP, 0: 0 };
  const moves = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  svg.addEventListener("keydown", (event) => {
    const { key } = event;
    const move = zoomed() && moves[key]; // else the page scrolls
    if (event.ctrlKey || event.metaKey || event.altKey || !(move || key in zooms)) return;
    event.preventDefault();
    if (!move) return zoom(zooms[key]);
    const step = frame().width / 5;
    hold({ x: move[0] * step, y: move[1] * step }, { x: 0, y: 0 }, 1);
  });

  svg.addEventListener("wheel", (event) => {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    take(event);
    hold(event, event, Math.exp(-event.deltaY / 200));
  }, { passive: false });

  // A pin that gets the focus comes into the frame.
  svg.addEventListener("focusin", (event) => {
    take(event);
    const at = middle(event.target.getBoundingClientRect());
    const box = frame();
    if (event.target !== svg && (at.x < box.left || at.x > box.right || at.y < box.top || at.y > box.bottom)) hold(at, middle(box), 1);
  });

  // One finger, or the mouse, drags; two pinch.
  const fingers = new Map();
  let dragged;
  const grip = () => {
    const [a, b = a] = [...fingers.values()];
    return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2, far: apart(a, b) || 1 };
  };
  svg.addEventListener("pointerdown", (event) => {
    dragged = fingers.size > 0;
    if (!dragged) take(event);
    fingers.set(event.pointerId, event);
  });
  svg.addEventListener("pointermove", (event) => {
    const last = fingers.get(event.pointerId);
    if (!last || (fingers.size === 1 && !zoomed())) return;
    dragged ||= apart(event, last) > 4; // a tap trembles, and the pin below must not lose its click
    if (!dragged) return;
    svg.setPointerCapture(event.pointerId);
    const before = grip();
    fingers.set(event.pointerId, event);
    const after = grip();
    hold(before, after, after.far / before.far);
  });
  for (const end of ["pointerup", "pointercancel"]) svg.addEventListener(end, (event) => fingers.delete(event.pointerId));
  svg.addEventListener("click", (event) => { if (dragged && event.detail) event.preventDefault(); }, true);
  svg.addEventListener("dragstart", (event) => event.preventDefault());

  return zoom;
}
