// The page that edits a profile: what to open. Schema, lists, forms and YAML come when a reader has chosen.

const here = import.meta.url;

function sheet() {
  const link = Object.assign(document.createElement("link"), { rel: "stylesheet", href: new URL("edit.css", here).href });
  return new Promise((resolve, reject) => { link.onload = resolve; link.onerror = reject; document.head.append(link); });
}

const fetched = async (address, kind) => {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return answer[kind]();
};

// Texts that are kept in this browser, by the name of their file, with what they were made from.
function store(name, published) {
  const key = `cg-edit:${name}`;
  const forget = () => { try { localStorage.removeItem(key); } catch { /* nothing was kept */ } };
  return {
    forget,
    keep(text) {
      if (text === published) return forget();
      try { localStorage.setItem(key, JSON.stringify({ text, published })); } catch { /* who keeps nothing still has the page */ }
    },
    found() { try { return JSON.parse(localStorage.getItem(key)); } catch { return null; } },
  };
}

const options = (id, entries) => {
  const list = Object.assign(document.createElement("datalist"), { id: `cg-edit-${id}` });
  list.append(...entries.map(([value, label]) => Object.assign(document.createElement("option"), { value, label: label ?? "" })));
  return list;
};

export function mount(page) {
  const [start, box] = [page.querySelector(".cg-edit-start"), page.querySelector(".cg-edit-work")];
  const status = start.querySelector("[role=status]");
  for (const part of box.querySelectorAll(".cg-edit-kept, .cg-edit-problems")) part.hidden = true; // until there is something in them
  const files = new Map([...page.querySelectorAll("a[data-city]")].map((link) => [link.dataset.city, link]));
  const host = document.querySelector(".cg-edit-host");
  let needed; // the heavy parts, fetched once
  let working = null;

  function need() {
    needed ??= Promise.all([
      import("./edit_work.js"), sheet(), fetched(page.querySelector(".cg-edit-schema").href, "json"), fetched(page.querySelector(".cg-edit-known").href, "json"),
    ]).catch((error) => { needed = undefined; throw error; });
    return needed;
  }

  async function open(name, text, isNew = false) {
    const [{ edit }, , schema, lists] = await need();
    const published = text.replace(/^\ufeff/, "").replace(/\r\n?/g, "\n");
    const kept = store(name, published);
    const draft = kept.found();
    const cities = options("city", []);
    const known = { sources: new Set(lists.sources), claims: new Set(lists.claims) };
    page.querySelectorAll("datalist").forEach((list) => list.remove());
    page.append(options("source", lists.sources.map((id) => [id])), cities);
    working?.close();
    box.hidden = false;
    working = edit(box, { name, published, text: draft?.text ?? published, isNew }, { schema, known, host, kept });
    cities.append(...options("", (working.state.value.cities ?? []).map((city) => [city.id, city.name])).children);
    const moved = draft && draft.published !== published;
    status.textContent = moved ? "The published file has changed since you began. Your text is as you left it; look over what differs before you send it." : "";
    box.querySelector("h2").focus();
  }

  async function published(city) {
    const link = files.get(city);
    if (!link) { status.textContent = "No file of that name is published here. Choose one below."; return; }
    status.textContent = "One moment…";
    try {
      await open(`${city}.yml`, await fetched(link.href, "text"), "new" in link.dataset);
      const url = new URL(location);
      url.search = `?city=${city}`;
      history.replaceState(null, "", url);
    } catch (error) {
      console.warn(error);
      status.textContent = "The file did not come. Check the connection and try again.";
    }
  }

  start.addEventListener("submit", (event) => {
    event.preventDefault();
    if (start.elements.city.value) published(start.elements.city.value);
    else status.textContent = "Choose a city first.";
  });
  start.elements.file.addEventListener("change", async ({ target }) => {
    const [file] = target.files;
    if (!file) return;
    try {
      await open(file.name.replace(/\.yaml$/, ".yml"), new TextDecoder("utf-8", { fatal: true }).decode(await file.arrayBuffer()));
    } catch (error) {
      console.warn(error);
      status.textContent = "This file could not be opened: it is not text in UTF-8.";
    }
    target.value = "";
  });
  start.hidden = false;
  const asked = new URLSearchParams(location.search).get("city");
  if (asked) {
    start.elements.city.value = asked;
    published(asked);
  }
}
