// On a place's page: the day that it is there now, in the week's hours, and whether the place opens on it.

export function mount(table) {
  const { zone, open, shut } = table.dataset;
  if (!zone) return;
  const day = new Intl.DateTimeFormat("en-GB", { timeZone: zone, weekday: "short" }).format(new Date());
  const row = [...table.rows].find((one) => one.cells[0].textContent === day);
  if (!row) return;
  const hours = row.cells[1];
  row.classList.add("cg-today");
  row.setAttribute("aria-current", "date");
  const told = document.createElement("output");
  told.textContent = ` · ${hours.classList.contains("cg-shut") ? shut : open}`;
  hours.append(told);
}
