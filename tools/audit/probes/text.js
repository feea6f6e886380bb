// The text of <main> and what of it stands in controls. `known` are selectors of more controls: those that only script shows.
// Gives `text`, outside controls; `all`, with them; `controls`, selectors of hidden elements that hold a control and so are one;
// `hidden`, names of other hidden elements with words in them. Whether a <details> is open makes no difference.
(known) => {
  const CONTROLS = ["button", "dialog", "fieldset", "form", "label", "output", "search", "select", "textarea", "[aria-live]", "[role=status]", ...known].join();
  const SILENT = "noscript, script, style, template, desc, title";
  const main = document.querySelector("main");
  const seen = new Map();
  const shown = (element) => {
    if (!seen.has(element)) {
      const style = getComputedStyle(element);
      const here = style.display !== "none" && style.visibility !== "hidden";
      seen.set(element, here && (element === main || shown(element.parentElement)));
    }
    return seen.get(element);
  };
  const texts = (root, wanted) => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const found = [];
    while (walker.nextNode()) {
      const { parentElement: holder, data } = walker.currentNode;
      if (data.trim() && !holder.closest(SILENT) && wanted(holder)) found.push(data);
    }
    return found;
  };
  const free = (holder) => !holder.closest(CONTROLS);
  const hidden = [...main.querySelectorAll("[hidden]")].filter((element) => texts(element, free).length);
  const control = (element) => element.querySelector("button, input, select") && element.classList.length;
  return {
    text: texts(main, (holder) => free(holder) && shown(holder)).join(" "),
    all: texts(main, shown).join(" "),
    controls: hidden.filter(control).map((element) => `${element.localName}.${[...element.classList].join(".")}`),
    hidden: hidden.filter((element) => !control(element)).map(__audit.name),
  };
}
