// What a learner does on a page, told to the page itself, so that it is the same in every engine. Each function
// gives what was seen; one that waits in vain tells for what.
const PATIENCE = 20_000;

/** Wait until `find` gives something. */
function until(what, find) {
  const begun = performance.now();
  return new Promise((resolve, reject) => {
    const look = () => {
      const found = find();
      if (found) resolve(found);
      else if (performance.now() - begun > PATIENCE) reject(new Error(`waited in vain for ${what}`));
      else requestAnimationFrame(look);
    };
    look();
  });
}

const one = (selector) => document.querySelector(selector);

/** Play from the first screen to an ending, always with the first choice. */
async function play() {
  const chat = await until("the chat", () => one(".breakcontact-chat[data-mode=start]"));
  const keep = await until("the box for keeping", () => one(".site-keeping input"));
  if (!keep.checked) keep.click();
  chat.querySelector("input[type=radio][value=off]").click();
  // Of an earlier play the last button starts anew.
  [...chat.querySelectorAll(".breakcontact-chat__begin")].at(-1).click();
  await until("the first choice", () => chat.querySelector("[data-choice]"));
  const taken = [];
  for (;;) {
    const choice = chat.querySelector("[data-choice]");
    const { turn } = chat.dataset;
    taken.push(choice.dataset.choice);
    choice.click();
    await until(`what follows ${taken.at(-1)}`, () => chat.dataset.turn !== turn && chat.dataset.typing !== "true");
    await until("a choice or an ending", () => chat.querySelector("[data-choice], .breakcontact-chat__ending"));
    if (!chat.querySelector("[data-choice]")) break;
  }
  const entries = [...chat.querySelectorAll("[role=log] [data-entry]")].map((row) => row.dataset.entry);
  await until("Saved", () => chat.dataset.saved === "saved");
  const review = await until("the review", () => one(".breakcontact-review h3"));
  const kept = Object.keys(localStorage).filter((key) => key.startsWith("breakcontact play"));
  const { path } = JSON.parse(localStorage.getItem(kept[0]));
  const { scrollWidth: width } = document.documentElement;
  return { entries, path, width, inner: innerWidth, review: review.textContent };
}

/** Leave quickly; what is left to be seen. */
async function leave() {
  one(".site-leave").click();
  const cover = await until("the cover", () => one("dialog[open]"));
  const { clientWidth, clientHeight } = document.documentElement;
  const steps = [0.02, 0.3, 0.6, 0.98];
  const points = steps.flatMap((x) => steps.map((y) => [x * clientWidth, y * clientHeight]));
  const isCovered = points.every(([x, y]) => cover.contains(document.elementFromPoint(x, y)));
  return { title: document.title, isCovered };
}

/** Answer the first question and hand in under a name. */
async function handIn(name) {
  const card = await until("the first question", () => one("[data-quiz-item]"));
  card.querySelector("input[type=radio]").click();
  await until("Saved", () => card.dataset.saved === "saved");
  const panel = await until("where to hand in", () => one(".site-handin"));
  panel.querySelector("#handin-name").value = name;
  panel.querySelector(".breakcontact-handin__main").click();
  const status = panel.querySelector(".breakcontact-handin__status");
  await until("the receipt of the server", () => status.dataset.state === "saved");
  return { status: panel.querySelector("[role=status]").textContent, receipt: one(".breakcontact-quiz__receipt").textContent };
}

/** Start the notebook that is open in JupyterLab, begin the story and take one choice. */
async function playInLab() {
  const find = () => [...document.querySelectorAll("button, jp-button")].find((each) => each.textContent.includes("▶ Start"));
  // JupyterLab's toolbar acts when the button goes down.
  (await until("▶ Start", find)).dispatchEvent(new MouseEvent("mousedown", { bubbles: true, composed: true }));
  const chat = await until("the chat", () => one(".breakcontact-chat[data-mode=start]"));
  chat.querySelector("input[type=radio][value=off]").click();
  chat.querySelector(".breakcontact-chat__begin").click();
  const choice = await until("the first choice", () => chat.querySelector("[data-choice]"));
  choice.click();
  await until("Saved", () => chat.dataset.turn === "1" && chat.dataset.saved === "saved");
  await until("the review", () => one(".breakcontact-review h3"));
  return choice.dataset.choice;
}
