// What the page makes of each case on standard input, as JSON on standard output.
import { readFileSync } from "node:fs";
import { moveWithin, placeAmong } from "../../../widgets/breakcontact/ui/quiz/items/moves.js";
import { ITEM_TYPES, isAnswer } from "../../../widgets/breakcontact/ui/quiz/items/registry.js";
import { plainText } from "../../../widgets/breakcontact/ui/quiz/values.js";

const isRight = (kind, key, value) => ITEM_TYPES[kind].isRight(key, value);
const page = { isRight, moveWithin, placeAmong, isAnswer, plainText };
const calls = JSON.parse(readFileSync(0, "utf8"));
console.log(JSON.stringify(calls.map(([name, ...rest]) => page[name](...rest))));
