// Answers, one line of JSON each, with what the page's player makes of a path. Reads the same.
import { createInterface } from "node:readline";
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [modulePath, ...storyPaths] = process.argv.slice(2);
const player = await import(pathToFileURL(modulePath));
const stories = storyPaths.map((path) => JSON.parse(readFileSync(path, "utf8")));

function answer({ story: index, path, language, country, gentle }) {
  const story = player.forCountry(stories[index], country);
  try {
    const states = player.replay(story, path);
    return {
      states,
      transcript: player.transcript(story, path, { language, gentle }),
      choices: player.isWorldTurn(story, states.at(-1))
        ? []
        : player.picksAt(story, states.at(-1)).map((pick) => pick.id),
      ending: story.states[states.at(-1)].ending?.id ?? null,
    };
  } catch (error) {
    if (!(error instanceof player.PathError)) throw error;
    return { refused: true };
  }
}

for await (const line of createInterface({ input: process.stdin })) {
  console.log(JSON.stringify(answer(JSON.parse(line))));
}
