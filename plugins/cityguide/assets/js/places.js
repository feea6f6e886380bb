// The places to see: what a reader chooses them by, and list and map as one. Without script the whole list is there.

// Where a place is told of: its entry in the list, or its pin on a map.
function placeOf(element) {
  return element?.closest?.("[data-place]")?.dataset.place ?? element?.closest?.(".cg-place")?.querySelector("h3").id;
}

const pinsOf = (id) => document.querySelectorAll(`[data-place="${CSS.escape(id)}"]`);
const entryOf = (id) => document.getElementById(id)?.closest(".cg-place");

let lit;
function light(id) {
  if (id === lit) return;
  for (const [one, on] of [[lit, false], [id, true]]) {
    if (!one) continue;
    for (const element of [entryOf(one), ...pinsOf(one)]) element?.classList.toggle("cg-lit", on);
  }
  lit = id;
}

export function mount(block) {
  mountStreets(block);
  let at = "";
  block.addEventListener("pointerover", ({ target, clientX, clientY }) => {
    if (at !== `${clientX} ${clientY}`) light(placeOf(target)); // what slides under a resting pointer is not pointed at
    at = `${clientX} ${clientY}`;
  });
  block.addEventListener("pointerleave", () => light());
  block.addEventListener("focusin", (event) => light(placeOf(event.target)));
  block.addEventListener("focusout", () => light());
  const form = block.querySelector(".cg-choose");
  if (form) mountChoice(block, form);
}

function mountStreets(block) {
  const row = block.querySelector(".cg-street");
  if (!row) return;
  const button = row.querySelector("button");
  button.addEventListener("click", () => import("./street.js").then((street) => street.toggle(block, button), () => {
    row.querySelector("[role=status]").textContent = "The street map could not be loaded. The drawn map stays.";
  }));
  row.hidden = false;
}

function mountChoice(block, form) {
  const places = [...block.querySelectorAll(".cg-place")];
  const controls = [...form.querySelectorAll("[name]")];
  const names = [...new Set(controls.map((control) => control.name))];
  const said = form.querySelector("[role=status]");
  const unsaid = form.querySelector("[name=unsaid]");
  const clear = form.querySelector("button");
  const everything = said.textContent;

  const chosen = () => controls
    .filter((control) => control.value && (control.checked ?? true))
    .map((control) => [control.name, control.type === "checkbox" ? "yes" : control.value]);

  function reset() {
    for (const control of controls) {
      if (control.checked === undefined) control.value = "";
      else control.checked = control.defaultChecked;
    }
  }

  // Today is the day it is there, wherever the reader is.
  const today = () => new Intl.DateTimeFormat("en-GB", { timeZone: form.dataset.zone, weekday: "long" }).format(new Date());

  // The choice is the address's query: it can be shared, and goes back and forth. What is not known in it is left alone.
  function read() {
    const query = new URLSearchParams(location.search);
    reset();
    for (const control of controls) {
      const value = query.get(control.name);
      if (control.type === "checkbox") control.checked = value === "yes";
      else if (control.type === "radio") control.checked = control.value === value || control.checked;
      else if ([...control.options].some((option) => option.value === value)) control.value = value;
    }
  }

  function write() {
    const query = new URLSearchParams(location.search);
    names.forEach((name) => query.delete(name));
    for (const [name, value] of chosen()) query.set(name, value);
    const search = query.size ? `?${query}` : "";
    if (search !== location.search) history.pushState(null, "", location.pathname + search + location.hash);
  }

  // true, false, or undefined where no source says.
  const answers = {
    kind: (place, value) => place.dataset.kind === value,
    city: (place, value) => place.dataset.city === value,
    free: ({ dataset }) => dataset.free && dataset.free === "yes",
    "step-free": ({ dataset }) => dataset.stepFree && dataset.stepFree !== "no",
    indoors: ({ dataset }) => dataset.indoors && dataset.indoors !== "no",
    day: ({ dataset }, value) => dataset.days?.split(" ").includes(value),
  };

  function show() {
    const asked = chosen().filter(([name]) => name !== "unsaid");
    const wanted = asked.map(([name, value]) => [name, value === "today" ? today().slice(0, 2) : value]);
    let fit = 0;
    let silent = 0;
    for (const place of places) {
      const found = wanted.map(([name, value]) => answers[name](place, value));
      const out = found.includes(false);
      const open = !out && found.includes(undefined);
      silent += open;
      fit += !out && !open;
      place.hidden = out || (open && !unsaid.checked);
      for (const pin of pinsOf(placeOf(place))) pin.classList.toggle("cg-out", place.hidden);
    }
    block.classList.toggle("cg-some", places.some((place) => place.hidden));
    unsaid.parentElement.hidden = !silent;
    clear.hidden = !asked.length;
    said.textContent = asked.length ? sentence(fit, silent, Object.fromEntries(asked).day) : everything;
  }

  function sentence(fit, silent, day) {
    const all = `the ${places.length} places`;
    const say = silent === 1 ? "does" : "do";
    const parts = [fit ? `${fit} of ${all}` : `None of ${all} is known to fit`];
    if (silent && unsaid.checked) parts[0] += fit ? `, shown with ${silent} that ${say} not say.` : `; ${silent} ${say} not say.`;
    else if (silent) parts[0] += `. ${silent} more ${say} not say.`;
    else parts[0] += fit ? "." : ". Choose fewer, or clear the choice.";
    if (day === "today") parts.push(`Today is ${today()} in ${form.dataset.there}.`);
    if (day) parts.push("Public holidays are not counted in.");
    return parts.join(" ");
  }

  // An address of a place that the choice has put away brings everything back.
  function reveal(hash) {
    const entry = hash.length > 1 && entryOf(decodeURIComponent(hash.slice(1)));
    if (!entry?.hidden || !places.includes(entry)) return;
    reset();
    write();
    show();
  }

  form.addEventListener("change", () => { write(); show(); });
  clear.addEventListener("click", () => {
    reset();
    form.querySelector("summary").focus(); // before the button goes
    write();
    show();
  });
  addEventListener("popstate", () => { read(); show(); });

  read();
  show();
  reveal(location.hash);
  const fold = form.querySelector("details");
  fold.open = chosen().length > 0; // who comes with a choice sees what it is
  fold.hidden = false;
}
