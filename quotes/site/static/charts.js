/* Draws the table inside each figure.chart with Observable Plot; without this file the table says the same.
   Time runs as the page reads: from right to left in Arabic. */
import {axisX, axisY, plot, pointerX, rectY, ruleY, text, tip} from "./vendor/plot.js";

const page = document.documentElement;
const rtl = page.dir === "rtl";
const locale = rtl ? "ar-u-nu-latn" : "en-GB";
const start = rtl ? "right" : "left";
const end = rtl ? "left" : "right";
const format = (options) => new Intl.DateTimeFormat(locale, {timeZone: "UTC", ...options});
const TICKS = {
  day: format({day: "numeric", month: "short"}),
  month: format({month: "short", year: "numeric"}),
  year: format({year: "numeric"}),
};
const ROW = 54;

function next(date, unit) {
  const after = new Date(date);
  if (unit === "day") after.setUTCDate(after.getUTCDate() + 1);
  else if (unit === "month") after.setUTCMonth(after.getUTCMonth() + 1);
  else after.setUTCFullYear(after.getUTCFullYear() + 1);
  return after;
}

/* The rows of the table: one datum for each cell that counts something. */
function read(figure) {
  const unit = figure.dataset.unit;
  const labels = [...figure.querySelectorAll("thead th[data-series]")].map((cell) => cell.textContent.trim());
  const data = [];
  const periods = [];
  for (const row of figure.querySelectorAll("tbody tr")) {
    const [head, ...cells] = row.cells;
    const from = new Date(head.dataset.period.padEnd(7, "-01").padEnd(10, "-01") + "T00:00:00Z");
    const period = {from, to: next(from, unit), name: head.textContent.trim()};
    periods.push(period);
    cells.forEach((cell, place) => {
      const count = Number(cell.dataset.count);
      if (count) data.push({...period, place, label: labels[place], count});
    });
  }
  periods.sort((a, b) => a.from - b.from);
  return {unit, labels, data, domain: [periods[0].from, periods.at(-1).to]};
}

function timeAxis({unit, domain}, width) {
  const [from, to] = domain;
  const most = Math.max(2, Math.floor(width / 90));
  const all = [];
  for (let date = from; date < to; date = next(date, unit)) all.push(date);
  const step = Math.ceil(all.length / most);
  const ticks = all.filter((_, place) => place % step === 0);
  const middle = (date) => new Date((Number(date) + Number(next(date, unit))) / 2);
  return axisX(ticks.map(middle), {
    anchor: "bottom", tickFormat: (date) => TICKS[unit].format(date), tickSize: 4, label: null, fontSize: 12, color: "var(--soft)",
  });
}

const said = (each) => `${each.label}\n${each.name}: ${each.count}`;
const pointer = (data, y, more) => tip(data, pointerX({
  x: (each) => new Date((Number(each.from) + Number(each.to)) / 2), y, title: said, ...more,
  fill: "var(--sheet)", stroke: "var(--soft)", textAnchor: "middle", fontSize: 13, textPadding: 10, anchor: "bottom",
}));
const frame = (chart, width, height) => ({
  className: "plot-svg", width, height, marginLeft: rtl ? 14 : 34, marginRight: rtl ? 34 : 14, marginTop: 26, marginBottom: 30,
  style: {fontFamily: "inherit", overflow: "visible"},
  x: {type: "utc", domain: chart.domain, reverse: rtl},
});

/* One row for each series, named at its head: nothing hangs on colour. */
function rows(chart, width) {
  const {labels, data} = chart;
  const most = Math.max(...data.map((each) => each.count));
  const totals = labels.map((label, place) => ({
    label, n: data.reduce((sum, each) => sum + (each.place === place ? each.count : 0), 0),
  }));
  return plot({
    ...frame(chart, width, labels.length * ROW + 60),
    y: {domain: [0, most], label: null},
    fy: {domain: labels, axis: null, padding: 0.46},
    marks: [
      axisY({anchor: start, ticks: [0, most], tickFormat: String, tickSize: 0, label: null, fontSize: 11, color: "var(--soft)"}),
      ruleY([most], {stroke: "var(--line)"}),
      rectY(data, {x1: "from", x2: "to", y: "count", fy: "label", fill: "var(--accent)", insetLeft: 0.5, insetRight: 0.5}),
      ruleY([0], {stroke: "var(--soft)"}),
      text(totals, {
        fy: "label", text: (each) => `${each.label} (${each.n})`, frameAnchor: `top-${start}`, dy: -18,
        textAnchor: "start", fontSize: 13, fontWeight: 600, fill: "var(--ink)",
      }),
      timeAxis(chart, width),
      pointer(data, "count", {fy: "label"}),
    ],
  });
}

/* Two series back to back on one axis of time, the first upwards. */
function mirror(chart, width) {
  const {labels, data} = chart;
  const most = Math.max(...data.map((each) => each.count));
  const turned = data.map((each) => ({...each, y: each.place ? -each.count : each.count}));
  const side = (place) => turned.filter((each) => each.place === place);
  const bar = {x1: "from", x2: "to", y: "y", insetLeft: 0.5, insetRight: 0.5};
  const name = (label, place) => text([label], {
    text: (each) => `${place ? "▼" : "▲"} ${each}`, frameAnchor: `${place ? "bottom" : "top"}-${start}`, dy: place ? 52 : -20,
    textAnchor: "start", fontSize: 14, fontWeight: 700, fill: place ? "var(--second)" : "var(--accent)",
  });
  return plot({
    ...frame(chart, width, 300),
    marginTop: 34, marginBottom: 62,
    y: {domain: [-most, most], label: null},
    marks: [
      axisY({anchor: start, ticks: [-most, 0, most], tickFormat: (n) => String(Math.abs(n)), tickSize: 0, label: null, fontSize: 11, color: "var(--soft)"}),
      ruleY([-most, most], {stroke: "var(--line)"}),
      rectY(side(0), {...bar, fill: "var(--accent)"}),
      rectY(side(1), {...bar, fill: "url(#second-hatch)", stroke: "var(--second)"}),
      ruleY([0], {stroke: "var(--ink)"}),
      ...labels.map(name),
      timeAxis(chart, width),
      pointer(turned, "y"),
    ],
  });
}

const FORMS = {rows, mirror};

function draw(figure) {
  const place = figure.querySelector(".plot");
  const chart = read(figure);
  let drawn = 0;
  new ResizeObserver(() => {
    const width = Math.floor(place.clientWidth);
    if (!width || width === drawn) return;
    drawn = width;
    const svg = FORMS[figure.dataset.chart](chart, width);
    place.replaceChildren(svg);
  }).observe(place);
}

document.querySelectorAll("figure[data-chart]").forEach(draw);
