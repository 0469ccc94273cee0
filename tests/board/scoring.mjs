// Scores fields as the page does: takes a list of {field, answer, local} and gives the verdicts.
import { readFileSync } from "node:fs";
import { scoreField } from "../../widgets/breakcontact/ui/board/scoring.js";
import { parseLocal } from "../../widgets/breakcontact/ui/board/times.js";

const cases = JSON.parse(readFileSync(0, "utf-8"));
const verdicts = cases.map(({ field, answer, local }) => scoreField(field, answer, parseLocal(local)));
process.stdout.write(JSON.stringify(verdicts));
