// How large the words of charts are on the screen: the smallest and the largest, with the element; nothing where there are none in sight.
() => {
  const own = (element) => [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
  const found = [...document.querySelectorAll(".cg-chart svg :is(text, tspan), .cg-hundred :is(li, span)")]
    .filter((element) => own(element) && element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && element.getClientRects().length)
    .map((element) => {
      const drawn = element.getScreenCTM?.();
      return [parseFloat(getComputedStyle(element).fontSize) * (drawn ? Math.hypot(drawn.c, drawn.d) : 1), element];
    })
    .sort(([one], [other]) => one - other);
  return (found.length ? [found[0], found.at(-1)] : []).map(([size, element]) =>
    [size, __audit.name(element.closest("figure") ?? element), element.textContent.trim().slice(0, 40)]);
}
