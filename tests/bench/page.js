// Measures in the page, up to the frame in which something can be seen. `task` names one of two:
// `clicks`: from a click to its answer, picks and an ipywidgets.Button in turn; evaluates to
//   {picks, choices, saves, roundTrips}, each a list of milliseconds. Each ends with the frame that shows the
//   answer; the rest before a click belongs to none of them.
// `opening`: waits until an element is drawn, and clicks it where there is another to wait for, as a reader
//   would who presses it at once; `selectors` names them in their order.
({ task, rounds, anew, selectors }) => {
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

  async function measureClicks() {
    const chat = document.querySelector("section[data-saved]");
    const log = chat.querySelector("[role=log]");
    const button = document.querySelector("button.bench-button");
    const label = document.querySelector(".bench-label");

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
  }

  async function waitForOpening() {
    for (const [at, selector] of selectors.entries()) {
      await until(document.body, () => document.querySelector(selector));
      await painted();
      if (at < selectors.length - 1) document.querySelector(selector).click();
    }
  }

  return { clicks: measureClicks, opening: waitForOpening }[task]();
};
