// Measures in the page: from a click to the frame in which its answer is drawn, picks and an
// ipywidgets.Button in turn. Evaluates to {picks, choices, saves, roundTrips}, each a list of milliseconds.
// Each ends with the frame that shows the answer; the rest before a click belongs to none of them.
async ({ rounds, anew }) => {
  const chat = document.querySelector("section[data-saved]");
  const log = chat.querySelector("[role=log]");
  const button = document.querySelector("button.bench-button");
  const label = document.querySelector(".bench-label");

  /** The moment at which the next frame has been put on the screen. */
  const painted = () =>
    new Promise((done) =>
      requestAnimationFrame(() => {
        const channel = new MessageChannel();
        channel.port1.onmessage = () => done(performance.now());
        channel.port2.postMessage(null);
      }),
    );

  /** Until something in the element is as it should be. */
  const until = (element, holds) =>
    new Promise((done) => {
      const look = () => holds() && (watcher.disconnect(), done());
      const watcher = new MutationObserver(look);
      watcher.observe(element, { attributes: true, childList: true, characterData: true, subtree: true });
      look();
    });

  /** So that clicks fall anywhere between two frames, as they do in life. */
  const rest = () => new Promise((done) => setTimeout(done, 30 + 40 * Math.random()));

  /** Click, and measure how long each of the answers in the element takes until it can be seen. */
  async function measureClick(clicked, element, ...answers) {
    await rest();
    const started = performance.now();
    clicked.click();
    const measure = async (answered) => {
      await until(element, answered);
      return (await painted()) - started;
    };
    return Promise.all(answers.map(measure));
  }

  async function measurePick() {
    if (!chat.querySelector("[data-choice]")) {
      [...chat.querySelectorAll("[data-state] button")].find((each) => each.textContent === anew).click();
      await until(chat, () => chat.querySelector("[data-choice]") && chat.dataset.saved === "saved");
    }
    const choices = [...chat.querySelectorAll("[data-choice]")];
    const choice = choices[Math.floor(Math.random() * choices.length)];
    const { turn } = chat.dataset;
    const newest = log.lastElementChild;
    const isShown = () => log.lastElementChild !== newest;
    const isReady = () => chat.dataset.turn !== turn;
    return measureClick(choice, chat, isShown, isReady, () => isReady() && chat.dataset.saved === "saved");
  }

  async function measureRoundTrip() {
    const before = label.textContent;
    const [took] = await measureClick(button, label, () => label.textContent !== before);
    return took;
  }

  const found = { picks: [], choices: [], saves: [], roundTrips: [] };
  for (let round = 0; round < rounds; round += 1) {
    const [took, ready, saved] = await measurePick();
    found.picks.push(took);
    found.choices.push(ready);
    found.saves.push(saved);
    found.roundTrips.push(await measureRoundTrip());
  }
  return found;
};
