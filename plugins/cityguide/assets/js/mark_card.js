// A mark in the text (a bound figure, a citation, a claim's marker) links to its entry, at the page's end or on another page.
// With script, pointing at it, focusing it or tapping it shows that entry beside it. Without, the link is enough.

const MARKS = "sup > a, .cg-figure, .cg-named, .cg-mark";
const canOpen = "popover" in HTMLElement.prototype;

let open; // { mark, panel } while an entry is shown
let waiting; // the timer that will show or hide one

// Pages by their address, each fetched at the first tap on a mark that leads to it, and once.
const fetched = new Map();

async function pageOf(mark) {
  const address = new URL(mark.href);
  address.hash = "";
  const here = new URL(location.href);
  if (address.pathname === here.pathname) return document;
  if (!fetched.has(address.href)) {
    const page = fetch(address).then((answer) => (answer.ok ? answer.text() : Promise.reject(answer.status)))
      .then((text) => new DOMParser().parseFromString(text, "text/html"));
    page.catch(() => fetched.delete(address.href)); // it may be had another time
    fetched.set(address.href, page);
  }
  return fetched.get(address.href);
}

const isHere = (mark) => new URL(mark.href).pathname === location.pathname;

function entryIn(page, mark) {
  return page.getElementById(decodeURIComponent(mark.hash.slice(1)));
}

// The mark that is wanted now: a page may come when the reader has gone on.
let wanted;

// Shows the entry of a mark; false where there is none, so that the link can be followed instead.
async function show(mark) {
  clearTimeout(waiting);
  wanted = mark;
  if (open?.mark === mark) return true;
  hide();
  wanted = mark;
  const entry = await pageOf(mark).then((page) => entryIn(page, mark), () => null);
  if (!entry) return false;
  if (wanted !== mark || open) return true;
  const base = new URL(mark.href);
  // A span, because it stands behind the mark, inside its paragraph: so Tab goes from the mark into what it opened.
  const panel = document.createElement("span");
  panel.className = "cg-mark-card";
  panel.popover = "manual";
  panel.append(...entry.cloneNode(true).childNodes);
  if (entry.matches("dd")) { // figures of one origin stand below it together; beside the mark each has it said
    const origin = document.createElement("span");
    origin.className = "cg-mark-card-origin";
    origin.append(...entry.parentElement.querySelector("dt").cloneNode(true).childNodes);
    panel.append(origin);
  }
  for (const part of panel.querySelectorAll(".cg-back")) part.remove();
  for (const link of panel.querySelectorAll("a")) link.href = new URL(link.getAttribute("href"), base).href; // as on the page it is from
  for (const part of panel.querySelectorAll("[id], [aria-describedby]")) {
    part.removeAttribute("id");
    part.removeAttribute("aria-describedby");
  }
  for (const heading of panel.querySelectorAll("h3, h4")) { // a heading here would break the page's order of headings
    const title = document.createElement("strong");
    title.className = "cg-mark-card-title";
    title.append(...heading.childNodes);
    heading.replaceWith(title);
  }
  const more = document.createElement("a");
  more.className = "cg-mark-card-more";
  more.href = mark.href;
  more.textContent = isHere(mark) ? "In the list" : "All notes of this page";
  panel.append(more);
  (mark.closest("sup") ?? mark).after(panel);
  panel.showPopover();
  place(mark, panel);
  open = { mark, panel };
  panel.addEventListener("pointerenter", () => clearTimeout(waiting));
  panel.addEventListener("pointerleave", () => later(hide));
  return true;
}

// An entry leads back to the first mark of it; for a reader who comes by another, to that one.
function leadBack(entry, mark) {
  const back = entry?.querySelector(".cg-back");
  if (!back) return;
  document.getElementById(`from-${entry.id}`)?.removeAttribute("id");
  const here = mark.closest("sup") ?? mark;
  here.id ||= `from-${entry.id}`;
  back.hash = here.id;
}

// Below the mark, or above it where there is more room; never over it.
function place(mark, panel) {
  const at = mark.getClientRects()[0] ?? mark.getBoundingClientRect();
  const { clientWidth, clientHeight } = document.documentElement;
  const [above, below] = [at.top - 14, clientHeight - at.bottom - 14];
  panel.style.maxHeight = "";
  const down = panel.offsetHeight <= below || below >= above;
  panel.style.maxHeight = `min(60vh, 32rem, ${Math.max(down ? below : above, 0)}px)`;
  panel.style.visibility = at.bottom < 0 || at.top > clientHeight ? "hidden" : "";
  panel.style.left = `${Math.max(8, Math.min(at.left - 12, clientWidth - panel.offsetWidth - 8))}px`;
  panel.style.top = `${down ? at.bottom + 6 : at.top - 6 - panel.offsetHeight}px`;
}

function hide() {
  clearTimeout(waiting);
  wanted = undefined;
  open?.panel.remove();
  open = undefined;
}

function later(action) {
  clearTimeout(waiting);
  waiting = setTimeout(action, 220);
}

function markAt(event) {
  return event.target instanceof Element ? event.target.closest(MARKS) : null;
}

if (canOpen) {
  let pressed; // how the last press was made: a tap shows the entry, a click follows the link
  document.addEventListener("pointerdown", (event) => { pressed = event.pointerType; }, true);
  document.addEventListener("pointerover", (event) => {
    const mark = markAt(event);
    if (mark && event.pointerType === "mouse" && !mark.closest(".cg-mark-card")) later(() => show(mark));
  });
  document.addEventListener("pointerout", (event) => {
    if (event.pointerType === "mouse" && markAt(event)) later(hide);
  });
  document.addEventListener("focusin", (event) => {
    const mark = markAt(event);
    if (open?.panel.contains(event.target)) return;
    if (mark?.matches(":focus-visible")) show(mark);
    else if (wanted && wanted !== mark) hide(); // one that has not come yet is not wanted any more
  });
  document.addEventListener("click", (event) => {
    const mark = markAt(event);
    const link = mark ?? event.target.closest?.(".cg-mark-card-more");
    const within = open?.panel.contains(event.target);
    if (mark && pressed === "touch" && open?.mark !== mark && !within) {
      event.preventDefault();
      show(mark).then((shown) => { if (!shown) location.assign(mark.href); });
      return;
    }
    const entry = link && isHere(link) ? entryIn(document, link) : null;
    entry?.closest("details")?.setAttribute("open", ""); // folded notes, in browsers that don't open them by themselves
    if (link) leadBack(entry, within ? open.mark : link);
    if (open && (!within || event.target.closest("a"))) hide();
  }, true);
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !open) return;
    const { mark, panel } = open;
    const within = panel.contains(document.activeElement);
    hide();
    if (within) mark.focus({ preventScroll: true });
    clearTimeout(waiting);
    if (within) hide();
  });
  addEventListener("scroll", () => {
    if (!open) return;
    const { mark, panel } = open;
    // A page may scroll to the mark that the keyboard has just reached: then the entry goes with it.
    if (mark === document.activeElement) place(mark, panel);
    else if (!panel.matches(":hover, :focus-within")) hide();
  }, { passive: true });
  addEventListener("resize", hide);
}
