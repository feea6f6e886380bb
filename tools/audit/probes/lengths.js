// How long the page is and what takes up its length, as audit/lengths.py wants it. Whatever is not there counts nothing; a place is null.
() => {
  const main = document.querySelector("main");
  const all = (selector, within = main) => [...within.querySelectorAll(selector)].filter((element) => element.checkVisibility({ visibilityProperty: true }));
  const top = (element) => element ? Math.round(element.getBoundingClientRect().top + scrollY) : null;
  const height = (element) => element.getBoundingClientRect().height;

  const PROOF = ["#how-we-know-this-page", ".cg-known", ".cg-notes", ".cg-accounts", ".cg-checked", ".cg-claims", ".cg-freshness", ".cg-gaps", ".cg-terms",
    "details:has(> .cg-notes)"].join();
  const proof = all(PROOF).filter((element) => !element.parentElement.closest(PROOF));

  // The story: what stands between its heading and the next one of that level.
  const story = [];
  for (let next = main.querySelector("#the-story")?.nextElementSibling; next && next.localName !== "h2"; next = next.nextElementSibling) story.push(next);
  const told = (selector) => story.flatMap((part) => [...(part.matches(selector) ? [part] : []), ...all(selector, part)]);
  const MARK = "sup > a, .cg-mark";
  const words = told("p").flatMap((paragraph) => {
    const without = paragraph.cloneNode(true);
    without.querySelectorAll("sup, .cg-mark").forEach((mark) => mark.remove());
    return without.textContent.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word));
  });

  const cards = all(".cg-place");
  const first = document.querySelector(".cg-ranking-table tbody tr");
  return {
    whole: document.documentElement.scrollHeight,
    first_card: top(all(".cg-place, .cg-strip > li")[0]),
    first_whole_card: top(cards[0]),
    proof: Math.round(proof.reduce((sum, element) => sum + height(element), 0)),
    card: Math.max(0, ...cards.map(height)),
    card_name: cards.length ? __audit.name(cards.reduce((one, other) => height(other) > height(one) ? other : one).querySelector("[id]") ?? cards[0]) : "",
    words: words.length,
    marks: told(MARK).length,
    disputes: told(".cg-mark").length,
    card_marks: Math.max(0, ...all(".cg-place, .cg-strip > li").map((card) => card.querySelectorAll(`${MARK}, .cg-named`).length)),
    first_rank: top(first),
  };
}
