// On a place's page: the day that it is there now, marked in the week's hours, and in words whether the place opens on it.

export function mount(table) {
  const { zone } = table.dataset;
  if (!zone) return;
  const day = new Intl.DateTimeFormat("en-GB", { timeZone: zone, weekday: "short" }).format(new Date());
  const row = [...table.rows].find((one) => one.cells[0].textContent === day);
  if (!row) return;
  row.classList.add("cg-today");
  row.setAttribute("aria-current", "date");
  const said = table.previousElementSibling; // it says "Open today" until then, unseen, so that its room is kept
  if (row.cells[1].classList.contains("cg-shut")) said.textContent = said.textContent.replace(/open/i, (word) => (word === "Open" ? "Closed" : "closed"));
  said.hidden = false;
}
