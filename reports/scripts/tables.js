// Tables that can be sorted and filtered. Without this script they are plain tables in the order of the report.
"use strict";
(() => {
  const language = document.documentElement.lang;
  const words = new Intl.Collator(language, { numeric: true, sensitivity: "base" });
  const say = (pattern, values) => pattern.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);

  // The number that a cell is sorted by, else its text; null for a dash or nothing, which always comes last.
  const valueOf = (cell) => {
    const text = (cell?.dataset.value ?? cell?.textContent ?? "").trim();
    if (text === "" || text === "\u2013") return null;
    const number = Number(text.replace("\u2212", "-").replace(/[\s%+]/g, ""));
    return Number.isNaN(number) ? text : number;
  };

  const compare = (one, other, sign) => {
    if (one === null || other === null) return (one === null) - (other === null);
    if (typeof one === "number" && typeof other === "number") return sign * (one - other);
    return sign * words.compare(String(one), String(other));
  };

  const sort = (table, column, ascending) => {
    const body = table.tBodies[0];
    const sign = ascending ? 1 : -1;
    const rows = Array.from(body.rows, (row) => ({ row, value: valueOf(row.cells[column]) }));
    rows.sort((one, other) => compare(one.value, other.value, sign));
    body.append(...rows.map(({ row }) => row));
  };

  const makeSortable = (table, status) => {
    const heads = Array.from(table.tHead.rows[0].cells);
    heads.forEach((head, column) => {
      const button = document.createElement("button");
      button.type = "button";
      button.append(...head.childNodes);
      head.append(button);
      button.addEventListener("click", () => {
        const before = head.getAttribute("aria-sort");
        const first = table.tBodies[0].rows[0]?.cells[column];
        const ascending = before ? before !== "ascending" : typeof valueOf(first) !== "number" || "ascending" in head.dataset;
        heads.forEach((other) => other.removeAttribute("aria-sort"));
        head.setAttribute("aria-sort", ascending ? "ascending" : "descending");
        sort(table, column, ascending);
        const pattern = ascending ? table.dataset.sortedUp : table.dataset.sortedDown;
        status.textContent = say(pattern, { column: button.textContent.trim().replace(/\s+/g, " ") });
      });
    });
  };

  const makeFilterable = (table, tools, status) => {
    const label = document.createElement("label");
    const field = document.createElement("input");
    field.type = "search";
    field.autocomplete = "off";
    label.append(table.dataset.filter, " ", field);
    tools.append(label);
    const rows = Array.from(table.tBodies[0].rows, (row) => ({ row, text: row.textContent.toLocaleLowerCase(language) }));
    field.addEventListener("input", () => {
      const wanted = field.value.toLocaleLowerCase(language).split(/\s+/).filter(Boolean);
      let shown = 0;
      for (const { row, text } of rows) {
        row.hidden = !wanted.every((word) => text.includes(word));
        shown += !row.hidden;
      }
      status.textContent = say(table.dataset.shown, { shown, all: rows.length });
    });
  };

  for (const table of document.querySelectorAll("table[data-filter]")) {
    const tools = document.createElement("div");
    const status = document.createElement("p");
    tools.className = "tools";
    status.setAttribute("role", "status");
    makeFilterable(table, tools, status);
    tools.append(status);
    (table.closest(".scroll") ?? table).before(tools);
    makeSortable(table, status);
  }
})();
