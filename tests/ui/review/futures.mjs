// Every future that a review could open for each path on standard input, as JSON on standard output.
import { readFileSync } from "node:fs";
import { changeFuture, decisionsIn, entriesOf, planFuture } from "../../../widgets/breakcontact/ui/review/model.js";

const { story, paths, language } = JSON.parse(readFileSync(0, "utf8"));
const decisionsOf = (path) => decisionsIn(entriesOf(story, path, { language })).map(({ decision }) => decision);
const futures = paths.map((path) =>
  decisionsOf(path).flatMap((decision) =>
    decision.others.map((pick) => {
      const future = planFuture(story, path, decision.index, pick.id);
      const last = decisionsOf(future.path).at(-1);
      const changed = changeFuture(story, future, last.index, last.others[0].id);
      return { index: decision.index, pick: pick.id, path: future.path, changed: changed.path };
    }),
  ),
);
console.log(JSON.stringify(futures));
