// What a browser adds to a report or a comparison: filters, other orders, and buttons that copy a clause.
// Without this script the page is whole: what it needs stands in the page, hidden, and the script shows it.
// It moves and hides what is there and writes plain text; it loads nothing, sends nothing and keeps nothing.
"use strict";
(() => {
  const language = document.documentElement.lang;
  const alphabet = new Intl.Collator(language, { numeric: true, sensitivity: "base" });

  // Text for looking up: without accents, capitals and double spaces.
  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLocaleLowerCase(language);

  // A sentence of the page with its {gaps} filled.
  const fill = (sentence, values) => sentence.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);

  // What a cell is sorted by: its number, else its text; null for a dash or nothing, which always comes last.
  const valueOf = (cell) => {
    const text = (cell?.dataset.value ?? cell?.textContent ?? "").trim();
    if (text === "" || text === "\u2013") return null;
    const number = Number(text.replace("\u2212", "-").replace(/[\s%+]/g, ""));
    return Number.isNaN(number) ? text : number;
  };

  const compare = (one, other, sign) => {
    if (one === null || other === null) return (one === null) - (other === null);
    if (typeof one === "number" && typeof other === "number") return sign * (one - other);
    return sign * alphabet.compare(String(one), String(other));
  };

  // Puts elements of one parent in the order of their values. Equal ones stay as they are.
  const order = (elements, value, sign) => {
    const valued = elements.map((element) => ({ element, value: value(element) }));
    valued.sort((one, other) => compare(one.value, other.value, sign));
    elements[0]?.parentNode.append(...valued.map(({ element }) => element));
  };

  // Each head of a column becomes a button. A first press shows the largest number or the first word on top.
  const makeSortable = (table, status) => {
    const heads = Array.from(table.tHead.rows[0].cells);
    heads.forEach((head, column) => {
      const button = document.createElement("button");
      button.type = "button";
      button.append(...head.childNodes);
      head.append(button);
      button.addEventListener("click", () => {
        const rows = Array.from(table.tBodies[0].rows);
        const values = rows.map((row) => valueOf(row.cells[column]));
        const before = head.getAttribute("aria-sort");
        const smallestFirst = "ascending" in head.dataset || !values.some((value) => typeof value === "number");
        const ascending = before ? before !== "ascending" : smallestFirst;
        for (const other of heads) other.removeAttribute("aria-sort");
        head.setAttribute("aria-sort", ascending ? "ascending" : "descending");
        order(rows, (row) => valueOf(row.cells[column]), ascending ? 1 : -1);
        const sentence = ascending ? status.dataset.sortedUp : status.dataset.sortedDown;
        status.textContent = fill(sentence, { column: button.textContent.trim().replace(/\s+/g, " ") });
      });
    });
  };

  // Tools stand right before what they work on: a table, several tables in groups, or a list of actions.
  const makeTools = (tools) => {
    const region = tools.nextElementSibling;
    const items = Array.from(region.querySelectorAll("tbody > tr, .action"));
    if (items.length < 2) return;
    // A short list is seen at a glance: it gets its orders, but no fields.
    if (items.length < 8) for (const label of tools.querySelectorAll("label")) label.hidden = true;
    const status = tools.querySelector("[role=status]");
    const search = tools.querySelector("input");
    const choices = Array.from(tools.querySelectorAll("select[data-key]"));
    const orders = tools.querySelector("select[data-orders]");
    const texts = new Map(items.map((item) => [item, plain(item.textContent)]));
    const groups = Array.from(region.querySelectorAll(".group"));

    const filter = () => {
      const wanted = plain(search.value).split(/\s+/).filter(Boolean);
      const chosen = choices.filter((choice) => choice.value !== "");
      let shown = 0;
      for (const item of items) {
        const fits = chosen.every((choice) => item.dataset[choice.dataset.key] === choice.value);
        item.hidden = !fits || !wanted.every((word) => texts.get(item).includes(word));
        if (!item.hidden) shown += 1;
      }
      for (const group of groups) group.hidden = !group.querySelector("tbody > tr:not([hidden])");
      tools.classList.toggle("filtered", shown < items.length);
      status.textContent = fill(status.dataset.shown, { shown, all: items.length });
    };

    search.addEventListener("input", filter);
    for (const choice of choices) choice.addEventListener("change", filter);
    orders?.addEventListener("change", () => {
      const [, minus, key] = /^(-?)(.*)$/.exec(orders.value);
      order(items, (item) => Number(item.dataset[key]), minus ? -1 : 1);
      status.textContent = fill(status.dataset.ordered, { order: orders.selectedOptions[0].textContent });
    });
    const tables = region.matches("table") ? [region] : region.querySelectorAll("table");
    for (const table of tables) if (table.tBodies[0].rows.length > 1) makeSortable(table, status);
    tools.hidden = false;
  };

  // The older way of copying, for browsers that keep the newer one for pages of the web. Leaves the text selected.
  const copySelected = (element) => {
    const range = document.createRange();
    range.selectNodeContents(element);
    const selection = window.getSelection();
    selection.removeAllRanges();
    selection.addRange(range);
    return document.execCommand("copy");
  };

  const makeCopyable = (place) => {
    const clause = place.previousElementSibling;
    const status = place.querySelector("[role=status]");
    place.querySelector("button").addEventListener("click", async () => {
      for (const other of document.querySelectorAll(".copy [role=status]")) other.textContent = "";
      let copied = true;
      try {
        await navigator.clipboard.writeText(clause.textContent.trim());
      } catch {
        copied = copySelected(clause);
      }
      status.textContent = copied ? status.dataset.copied : status.dataset.failed;
    });
    place.hidden = false;
  };

  for (const tools of document.querySelectorAll(".tools")) makeTools(tools);
  for (const place of document.querySelectorAll(".copy")) makeCopyable(place);
})();
