// Measures in the page of a lesson, as a reader would use it. Runs before anything else in the page.
// `slowPhone.opened`: the milliseconds from the navigation until the first choice can be seen, where the story is
//   begun as soon as that can be done, and the bytes that have been sent until then.
// `slowPhone.pick(anew)`: makes one choice; the milliseconds until the frame that shows its message.
globalThis.slowPhone = (() => {
  const BEGIN = "button.breakcontact-chat__begin";
  const FIRST_CHOICE = "[data-choice], [data-state=typing] button";

  /** The moment at which the next frame has been put on the screen. */
  const painted = () =>
    new Promise((done) =>
      requestAnimationFrame(() => {
        const channel = new MessageChannel();
        channel.port1.onmessage = () => done(performance.now());
        channel.port2.postMessage(null);
      }),
    );

  /** Until something in the page is as it should be. */
  const until = (holds) =>
    new Promise((done) => {
      const watcher = new MutationObserver(() => look());
      const look = () => {
        const found = holds();
        if (!found) return;
        watcher.disconnect();
        done(found);
      };
      watcher.observe(document, { attributes: true, childList: true, characterData: true, subtree: true });
      look();
    });

  const find = (selector) => () => document.querySelector(selector);

  async function open() {
    (await until(find(BEGIN))).click();
    await until(find(FIRST_CHOICE));
    const milliseconds = await painted();
    const sent = [...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")];
    const bytes = sent.reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0);
    return { milliseconds, bytes };
  }

  async function pick(anew) {
    const log = document.querySelector("[role=log]");
    const isAnew = (button) => button.textContent === anew;
    const ready = () => {
      document.querySelector("[data-state=typing] button")?.click();
      return document.querySelector("[data-choice]") ?? [...document.querySelectorAll("[data-state] button")].find(isAnew);
    };
    let next = await until(ready);
    if (isAnew(next)) {
      next.click();
      next = await until(find("[data-choice]"));
    }
    // A click falls anywhere between two frames.
    await new Promise((done) => setTimeout(done, 30 + 40 * Math.random()));
    const choices = [...document.querySelectorAll("[data-choice]")];
    const newest = log.lastElementChild;
    const began = performance.now();
    choices[Math.floor(Math.random() * choices.length)].click();
    await until(() => log.lastElementChild !== newest);
    return (await painted()) - began;
  }

  return { opened: open(), pick };
})();
