// What the page reckons for each case on standard input, as JSON on standard output.
import { readFileSync } from "node:fs";
import { outcomeOf, shareOut } from "../../../widgets/breakcontact/ui/outcomes/model.js";

const cases = JSON.parse(readFileSync(0, "utf8"));
const answers = cases.map(({ action, numbers }) => {
  const found = outcomeOf(action, numbers);
  return { ...found, people: shareOut([found.shared, found.unsure, 1 - found.shared - found.unsure]) };
});
console.log(JSON.stringify(answers));
