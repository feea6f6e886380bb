// In every page before its own scripts: sums up layout shifts and what moved most, takes down what the policy forbade, and has the name by which a fault
// calls an element.
(() => {
  const name = (element) => {
    const one = (e) => e.localName + (e.classList.length ? `.${[...e.classList].join(".")}` : "");
    if (element.id) return `#${element.id}`;
    const path = [one(element)];
    for (let up = element.parentElement; up && path.length < 4 && up !== document.body; up = up.parentElement) {
      path.unshift(up.id ? `#${up.id}` : one(up));
      if (up.id) break;
    }
    return path.join(" > ");
  };
  window.__audit = { name, shift: 0, shifted: "", forbidden: [] };
  let worst = 0;
  new PerformanceObserver((list) => {
    for (const { hadRecentInput, value, sources } of list.getEntries()) {
      if (hadRecentInput) continue;
      window.__audit.shift += value;
      const moved = sources.find(({ node }) => node)?.node; // the largest of what moved; gone by now, perhaps
      if (value > worst && moved) {
        worst = value;
        window.__audit.shifted = name(moved instanceof Element ? moved : moved.parentElement);
      }
    }
  }).observe({ type: "layout-shift", buffered: true });
  document.addEventListener("securitypolicyviolation", ({ target, effectiveDirective, blockedURI }) => {
    const away = blockedURI.startsWith("http");
    window.__audit.forbidden.push([effectiveDirective, target instanceof Element && !away ? name(target) : blockedURI]);
  });
})();
