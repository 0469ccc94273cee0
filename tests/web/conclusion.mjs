// What the page concludes for each case on standard input, as JSON on standard output.
import { readFileSync } from "node:fs";
import { conclude, findBreakEven } from "../../widgets/breakcontact/web/host/parts/conclusion.js";

const { labels, money, cases } = JSON.parse(readFileSync(0, "utf8"));
const answers = cases.map(({ numbers, harm, against }) => {
  const { cost, paid, refused, needed } = findBreakEven(numbers, harm, against);
  return { cost, paid, refused, needed, ...conclude(numbers, harm, against, labels, money) };
});
console.log(JSON.stringify(answers));
