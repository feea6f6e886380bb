// What is wider than the window: [rule, element, words]. What scrolls within itself may, if it is a table's or a drawing's.
() => {
  const room = document.documentElement.clientWidth;
  const found = [];
  const wide = document.documentElement.scrollWidth;
  if (wide > room) found.push(["the page scrolls", "html", `${wide} px wide`]);
  const holds = (element) => {
    for (let up = element.parentElement; up && up !== document.body; up = up.parentElement) {
      if (getComputedStyle(up).overflowX !== "visible") return true;
    }
    return false;
  };
  for (const element of document.body.querySelectorAll("*")) {
    if (element.ownerSVGElement || !element.checkVisibility({ visibilityProperty: true })) continue;
    const box = element.getBoundingClientRect();
    const style = getComputedStyle(element);
    if (box.width > 1 && box.right > room + 1 && box.bottom + scrollY > 0 && !holds(element)) {
      found.push(["sticks out", __audit.name(element), `${Math.round(box.right - room)} px`]);
    }
    const scrolls = ["auto", "scroll"].includes(style.overflowX) && element.scrollWidth > element.clientWidth + 1;
    if (scrolls && element.localName !== "pre" && !element.querySelector("table, svg") && !element.closest("table")) {
      found.push(["scrolls by itself", __audit.name(element), `${element.scrollWidth - element.clientWidth} px`]);
    }
  }
  return found.slice(0, 12);
}
