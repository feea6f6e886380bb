// The ranking's two choices: another edition, and where its clusters lie. Without this the table is whole and the editions are links
// at its foot. Where the reader looks stands in the address, to be shared and gone back to; a word there that means nothing is passed over.

export function mount(ranking) {
  const filters = ranking.querySelector("fieldset");
  const { edition, where } = filters.elements;
  const rows = [...ranking.querySelector("tbody").rows];
  const known = rows.filter((row) => row.dataset.in);
  const links = new Map([...document.querySelectorAll(".cg-editions a")].map((link) => [link.textContent, link]));

  function fromAddress() {
    const asked = new URLSearchParams(location.search);
    where.value = asked.get("economy") ?? asked.get("region") ?? "";
    if (where.selectedIndex < 0) where.value = "";
  }

  function toAddress() {
    const url = new URL(location);
    for (const name of ["economy", "region"]) url.searchParams.delete(name);
    if (where.value) url.searchParams.set(where.value.length === 2 ? "economy" : "region", where.value);
    if (url.href !== location.href) history.pushState(null, "", url);
  }

  function show() {
    const region = where.selectedOptions[0].parentElement;
    const codes = where.value.length > 2 ? [...region.children].map((option) => option.value) : [where.value];
    // Nobody knows where a cluster lies whose rank has no name.
    for (const row of rows) row.hidden = where.value !== "" && !row.dataset.in?.split(" ").some((code) => codes.includes(code));
    const shown = known.filter((row) => !row.hidden).length;
    const lost = known.length < rows.length ? " A rank that is not public can’t be found by its place." : "";
    ranking.querySelector("[role=status]").textContent = where.value ? `${shown} of ${known.length} clusters.${lost}` : "";
  }

  edition.hidden = links.size < 2;
  edition.addEventListener("change", () => {
    const link = links.get(edition.value);
    edition.value = ranking.dataset.edition; // for who comes back
    link.click();
  });
  where.addEventListener("change", () => { toAddress(); show(); });
  addEventListener("popstate", () => { fromAddress(); show(); });
  fromAddress();
  filters.hidden = false;
  show();
}
