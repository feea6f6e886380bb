// A mark in the text (a bound figure, a citation, a claim's marker) links to its entry, at the page's end or on another page.
// With script, pointing at it, focusing it or tapping it shows that entry beside it. Without, the link is enough.

const MARKS = "sup > a, .cg-figure, .cg-named, .cg-mark";
const canOpen = "popover" in HTMLElement.prototype;

let open; // { mark, panel } while an entry is shown
let wanted; // the mark whose entry is shown, or will be once its page has come
let waiting; // the timer that will show or hide one

// Pages by their address, each fetched when the first mark that leads to it is asked for, and once.
const fetched = new Map();

const isHere = ({ origin, pathname }) => origin === location.origin && pathname === location.pathname;

// Where the entry of a mark stands, and what links there are relative to. No other host is asked, by a redirection neither.
function pageOf(mark) {
  if (isHere(mark)) return Promise.resolve({ page: document, base: location.href });
  const address = mark.href.split("#")[0];
  if (!fetched.has(address)) {
    const coming = fetch(address, { mode: "same-origin" })
      .then(async (answer) => {
        if (!answer.ok) throw new Error(answer.statusText);
        return { page: new DOMParser().parseFromString(await answer.text(), "text/html"), base: answer.url };
      });
    coming.catch(() => fetched.delete(address)); // it may be had another time
    fetched.set(address, coming);
  }
  return fetched.get(address);
}

function entryIn(page, mark) {
  return page.getElementById(decodeURIComponent(mark.hash.slice(1)));
}

// Shows the entry of a mark; false where it can't be had, so that the link can be followed instead.
async function show(mark) {
  clearTimeout(waiting);
  if (wanted === mark) return true;
  hide();
  wanted = mark;
  mark.ariaBusy = "true";
  const { entry, base } = await pageOf(mark).then(({ page, base }) => ({ entry: entryIn(page, mark), base })).catch(() => ({}));
  mark.ariaBusy = null;
  if (wanted !== mark || open) return true; // the reader has gone on, or came back meanwhile
  if (!entry) {
    wanted = undefined;
    return false;
  }
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
  for (const link of panel.querySelectorAll("a[href]")) link.href = new URL(link.getAttribute("href"), base); // as on the page it is from
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
  mark.ariaExpanded = "true"; // said by a screen reader, for which the panel comes next
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
  if (!open) return;
  open.mark.ariaExpanded = null;
  open.panel.remove();
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
    if (mark && pressed === "touch" && wanted !== mark && !within) { // a second tap follows, though the first be still waiting
      event.preventDefault();
      show(mark).then((shown) => { if (!shown) location.assign(mark.href); });
      return;
    }
    const entry = link && isHere(link) ? entryIn(document, link) : null;
    entry?.closest("details")?.setAttribute("open", ""); // folded notes, in browsers that don't open them by themselves
    if (link) leadBack(entry, within ? open.mark : link);
    if (wanted && (!within || event.target.closest("a"))) hide();
  }, true);
  document.addEventListener("keydown", (event) => {
    pressed = undefined;
    if (event.key !== "Escape") return;
    const mark = open?.panel.contains(document.activeElement) ? open.mark : null;
    hide();
    mark?.focus({ preventScroll: true });
    hide(); // what the focus has asked for again
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
