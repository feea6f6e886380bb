// Takes down where Tab goes: __audit.expected; after some pressing __audit.ended() and, once, __audit.walked().
() => {
  // Measured at once, so nothing may be on its way.
  const still = new CSSStyleSheet();
  still.replaceSync("*, ::before, ::after { transition: none !important; animation: none !important; scroll-behavior: auto !important; }");
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, still];

  const PROPERTIES = ["outlineStyle", "outlineWidth", "outlineColor", "boxShadow", "backgroundColor", "color", "borderTopColor",
    "borderBottomColor", "borderTopWidth", "borderBottomWidth", "textDecorationLine", "textDecorationThickness", "fill", "stroke", "strokeWidth"];
  const look = (element) => {
    const near = [element, element.parentElement, ...[...element.querySelectorAll("*")].slice(0, 12)];
    return near.map((one) => { const style = getComputedStyle(one); return PROPERTIES.map((name) => style[name]).join(); }).join("|");
  };
  const outlined = (element) => {
    const style = getComputedStyle(element);
    return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0 && style.outlineColor !== "rgba(0, 0, 0, 0)";
  };

  // What lies over an element: the one thing in place while the page scrolls that each of five points of the element shows; else "".
  const over = (element, [x, y]) => {
    const top = document.elementFromPoint(x, y);
    if (!top || element.contains(top) || top.contains(element)) return null;
    for (let up = top; up && !up.contains(element); up = up.parentElement) {
      if (["fixed", "sticky"].includes(getComputedStyle(up).position) || up.matches("dialog[open], :popover-open")) return up;
    }
    return null;
  };
  const covered = (element) => {
    const box = element.getClientRects()[0];
    if (!box) return "";
    const points = [[0.5, 0.5], [0.1, 0.2], [0.9, 0.2], [0.1, 0.8], [0.9, 0.8]].map(([x, y]) => [box.left + x * box.width, box.top + y * box.height]);
    let cover = null;
    return points.every((point) => (cover = over(element, point))) ? __audit.name(cover) : "";
  };

  const radio = (element) => element.localName === "input" && element.type === "radio" && element.name;
  const chosen = (element) => {
    const group = [...document.querySelectorAll(`input[type=radio][name="${CSS.escape(element.name)}"]`)].filter((one) => one.form === element.form);
    return element === (group.find((one) => one.checked) ?? group[0]);
  };
  const elements = [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex]")].filter((element) =>
    element.tabIndex >= 0 && !element.disabled && !element.closest("[inert]") && element.type !== "hidden" &&
    element.checkVisibility({ visibilityProperty: true }) && element.getClientRects().length && (!radio(element) || chosen(element)));
  const number = new Map(elements.map((element, at) => [element, at]));

  const stops = [];
  const looks = [];
  let first, current;
  let ended = false;
  __audit.expected = elements.map(__audit.name);
  document.addEventListener("focusin", ({ target }) => {
    if (ended) return;
    const at = number.get(target);
    if (target === first) { ended = true; return; } // once round
    first ??= target;
    current = target;
    // Without an outline its look has to be another than the one it has when the walk is over.
    if (!outlined(target)) looks.push([stops.length, target, look(target)]);
    stops.push([at ?? null, true, "", __audit.name(target)]);
  }, true);
  // Whether it is covered is known once all has come to rest: right before the next key.
  document.addEventListener("keydown", () => {
    if (!ended && current?.isConnected && document.activeElement === current) stops.at(-1)[2] = covered(current);
  }, true);
  __audit.ended = () => ended;
  __audit.walked = () => {
    document.activeElement?.blur?.();
    for (const [at, element, then] of looks) stops[at][1] = element.isConnected && look(element) !== then;
    return stops;
  };
  document.activeElement?.blur?.();
  window.scrollTo(0, 0);
}
