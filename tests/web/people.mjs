// What the page draws for each case on standard input, as JSON on standard output.
import { readFileSync } from "node:fs";
import { drawCases } from "../../widgets/breakcontact/web/host/parts/cases.js";
import { drawPeople } from "../../widgets/breakcontact/web/host/parts/people.js";
import { SeededGenerator } from "../../widgets/breakcontact/web/host/parts/randomness.js";
import { listEvents } from "../../widgets/breakcontact/web/host/parts/timeline.js";

const { count, cases, hundreds, labels } = JSON.parse(readFileSync(0, "utf8"));
const events = cases.map(({ action, numbers, seed }) =>
  drawCases(action, numbers, count, new SeededGenerator(seed)).map((life) =>
    listEvents(life, action, numbers).map(({ day, kind, amount, until }) => [day, kind, amount, until]),
  ),
);
const people = hundreds.map(({ action, numbers, money, group }) => drawPeople(action, numbers, group, labels, money));
console.log(JSON.stringify({ events, people }));
