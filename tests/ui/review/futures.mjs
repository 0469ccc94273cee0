// Every future that a review could open for each path on standard input, as JSON on standard output.
import { readFileSync } from "node:fs";
import { changeFuture, forksIn, momentsOf, planFuture } from "../../../widgets/breakcontact/ui/review/model.js";

const { story, paths, language } = JSON.parse(readFileSync(0, "utf8"));
const futures = paths.map((path) =>
  forksIn(momentsOf(story, path, { language })).flatMap(({ decision }) =>
    decision.others.map((pick) => {
      const plan = planFuture(story, path, decision.index, pick.id);
      const steps = forksIn(momentsOf(story, plan.path, { language })).map((moment) => moment.decision);
      const last = steps.at(-1);
      const changed = changeFuture(story, plan, last.index, last.others[0].id);
      return { index: decision.index, pick: pick.id, path: plan.path, changed: changed.path };
    }),
  ),
);
console.log(JSON.stringify(futures));
