// Search and sort for the tables that are in the page, and pages of the rows that are in it as JSON.
"use strict";
(() => {
  const PAGE = 25;

  function element(name, properties = {}, ...children) {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...children);
    return made;
  }

  /** Numbers by size, texts by their characters, and what is missing last. */
  function compare(a, b) {
    const none = (value) => value === null || value === "";
    if (none(a) || none(b)) {
      return none(a) - none(b);
    }
    if (typeof a === "number" && typeof b === "number") {
      return a - b;
    }
    return String(a) < String(b) ? -1 : String(a) > String(b) ? 1 : 0;
  }

  /** Makes the headings of a table its sort buttons; sort(column, direction) puts the rows in order. */
  function sortable(headings, sort) {
    headings.forEach((heading, column) => {
      const button = element("button", { type: "button" }, ...heading.childNodes);
      heading.append(button);
      button.addEventListener("click", () => {
        const descending = heading.getAttribute("aria-sort") === "ascending";
        headings.forEach((other) => other.removeAttribute("aria-sort"));
        heading.setAttribute("aria-sort", descending ? "descending" : "ascending");
        sort(column, descending ? -1 : 1);
      });
    });
  }

  function searchBox(label, search) {
    const input = element("input", { type: "search", autocomplete: "off", spellcheck: false });
    const found = element("output");
    input.addEventListener("input", () => search(input.value.trim().toLowerCase()));
    return { found, tools: element("div", { className: "tools" }, element("label", {}, label, input), found) };
  }

  const count = (number) => number.toLocaleString("en-US");

  /** A table that the page already has. */
  function enliven(table) {
    const body = table.tBodies[0];
    const rows = [...body.rows];
    const value = (row, column) => {
      const cell = row.cells[column];
      const text = cell.dataset.v ?? cell.textContent;
      return text !== "" && Number.isFinite(Number(text)) ? Number(text) : text;
    };
    sortable([...table.tHead.rows[0].cells], (column, direction) => {
      rows.sort((a, b) => direction * compare(value(a, column), value(b, column)));
      body.append(...rows);
    });
    if (table.classList.contains("searchable") && rows.length > 8) {
      const texts = new Map(rows.map((row) => [row, row.textContent.toLowerCase()]));
      const box = searchBox("Search", (wanted) => {
        let shown = 0;
        rows.forEach((row) => {
          row.hidden = !texts.get(row).includes(wanted);
          shown += row.hidden ? 0 : 1;
        });
        box.found.textContent = `${count(shown)} of ${count(rows.length)}`;
      });
      box.found.textContent = count(rows.length) + " rows";
      table.parentElement.before(box.tools);
    }
  }

  /** Rows that are in the page as JSON: only those of one page at a time are made into elements. */
  function paged(container) {
    const { columns, rows } = JSON.parse(document.getElementById(container.dataset.rows).textContent);
    const message = columns.indexOf("What is wrong");
    const shownColumns = columns.length - 1; // the last one opens below the message
    let order = rows;
    let texts = null;
    let first = 0;

    const box = searchBox("Search", (wanted) => {
      texts ??= new Map(rows.map((row) => [row, row.join("\u0000").toLowerCase()]));
      order = rows.filter((row) => texts.get(row).includes(wanted));
      sorted();
    });
    const body = element("tbody");
    const head = element("tr");
    const numeric = columns.map((name) => name === "Legacy id");
    columns.slice(0, shownColumns).forEach((name, column) => {
      head.append(element("th", { scope: "col", className: numeric[column] ? "n" : "" }, name));
    });
    let sorting = null;
    sortable([...head.cells], (column, direction) => {
      sorting = { column, direction };
      sorted();
    });

    function sorted() {
      if (sorting) {
        const { column, direction } = sorting;
        order = [...order].sort((a, b) => direction * compare(a[column], b[column]));
      }
      first = 0;
      show();
    }

    const move = (label, to) => {
      const button = element("button", { type: "button", textContent: label });
      button.addEventListener("click", () => {
        first = to();
        show();
      });
      return button;
    };
    const last = () => Math.max(0, Math.ceil(order.length / PAGE) - 1) * PAGE;
    const buttons = [
      move("First", () => 0),
      move("Previous", () => Math.max(0, first - PAGE)),
      move("Next", () => Math.min(last(), first + PAGE)),
      move("Last", last),
    ];
    box.tools.append(...buttons);

    function cell(row, column) {
      const value = row[column];
      if (column === message) {
        return element("td", {}, element("details", {},
          element("summary", { textContent: value }), element("p", { textContent: row[shownColumns] })));
      }
      const made = element("td", { className: numeric[column] ? "n" : "" });
      if (column > message) {
        made.className = "value";
        made.textContent = value === null ? "∅" : value;
      } else if (column === 0) {
        const tone = { error: "bad", warning: "warn" }[value] ?? "unknown";
        made.append(element("span", { className: `badge ${tone}`, textContent: value }));
      } else {
        made.textContent = value === null ? "" : value;
      }
      return made;
    }

    function show() {
      const page = order.slice(first, first + PAGE);
      body.replaceChildren(...page.map((row) => {
        const made = element("tr");
        for (let column = 0; column < shownColumns; column++) {
          made.append(cell(row, column));
        }
        return made;
      }));
      box.found.textContent = order.length === 0
        ? "none"
        : `${count(first + 1)} to ${count(first + page.length)} of ${count(order.length)}`;
      buttons[0].disabled = buttons[1].disabled = first === 0;
      buttons[2].disabled = buttons[3].disabled = first >= last();
    }

    const caption = container.dataset.caption;
    const table = element("table", {}, element("caption", { textContent: caption }), element("thead", {}, head), body);
    const scroll = element("div", { className: "scroll", tabIndex: 0, role: "region", ariaLabel: caption }, table);
    container.append(box.tools, scroll);
    show();
  }

  document.querySelectorAll("table.sortable").forEach(enliven);
  document.querySelectorAll("[data-rows]").forEach(paged);

  if (navigator.clipboard) {
    document.querySelectorAll(".paste").forEach((block) => {
      const button = element("button", { type: "button", className: "copy", textContent: "Copy" });
      button.addEventListener("click", () => {
        navigator.clipboard.writeText(block.querySelector("code").textContent)
          .then(() => { button.textContent = "Copied"; }, () => { button.textContent = "Not allowed"; });
      });
      block.append(button);
    });
  }

  // Paper shows everything, and the screen afterwards what it showed before.
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll("details:not([open])")];
    opened.forEach((details) => { details.open = true; });
  });
  addEventListener("afterprint", () => opened.forEach((details) => { details.open = false; }));
})();
