// Measures what of a chat can be seen where it stands. Evaluated in the page under test; every function
// returns the names of what is wrong.
(() => {
  const SLACK = 1;

  const FRAMES = 60;

  /** Two frames, in which what follows a change is laid out, and more until the newest message is in sight. */
  async function settle() {
    for (let frame = 0; frame < FRAMES && (frame < 2 || !isAtEnd()); frame += 1) await new Promise(requestAnimationFrame);
  }

  function isAtEnd() {
    const log = document.querySelector(".breakcontact-chat__scroller");
    return log.scrollHeight - log.scrollTop - log.clientHeight < 2;
  }

  /** The part of the window in which a chat is seen: below the bar of a site, inside the panel of a notebook. */
  function portOf(main) {
    const inPanel = getComputedStyle(main).overflowY === "auto";
    const { top, bottom } = inPanel ? main.getBoundingClientRect() : { top: 72, bottom: innerHeight };
    return { top, bottom, scroller: inPanel ? main : document.documentElement };
  }

  /** Whether all of an element lies between two heights. */
  function isBetween(element, { top, bottom }) {
    const box = element.getBoundingClientRect();
    return box.top >= top - SLACK && box.bottom <= bottom + SLACK;
  }

  function scrollTo(element, port, block) {
    const box = element.getBoundingClientRect();
    port.scroller.scrollTop += block === "start" ? box.top - port.top : box.bottom - port.bottom;
  }

  function nameOf(element) {
    return `${element.className.split(" ")[0]} "${element.textContent.trim().slice(0, 30)}"`;
  }

  /** What is wider than its place, or taller than what is shown of it. */
  function cut(frame) {
    const box = frame.getBoundingClientRect();
    return [...frame.querySelectorAll("button, label, p, h2, h3, legend")].filter((part) => {
      const { left, right } = part.getBoundingClientRect();
      if (!part.checkVisibility() || part.closest(".breakcontact__hidden")) return false;
      const isShort = part.matches("button, label") && part.scrollHeight > part.clientHeight + SLACK;
      return isShort || left < box.left - SLACK || right > box.right + SLACK;
    });
  }

  /** What must be seen where a choice is made: the last message of another, all choices, the way to skip. */
  function whatMatters(chat) {
    const rows = [...chat.querySelectorAll("[role=log] [role=article]")];
    const message = rows.findLast((row) => row.dataset.kind === "message") ?? rows.at(-1);
    const buttons = [...chat.querySelectorAll("[data-choice], .breakcontact-chat__aside")];
    return { message, newest: rows.at(-1), buttons };
  }

  function playFaults(chat, port) {
    const frame = chat.querySelector(".breakcontact-chat__frame");
    const log = chat.querySelector(".breakcontact-chat__scroller");
    const { message, newest, buttons } = whatMatters(chat);
    const faults = cut(frame).map((part) => `cut: ${nameOf(part)}`);
    const isBeside = chat.querySelector("[data-state]").getBoundingClientRect().left > log.getBoundingClientRect().left + 9;
    // Where choices are too long for the room, the frame's end, with message and choices, is a scroll away.
    const isLong = isBeside && !isBetween(frame, { top: 0, bottom: frame.getBoundingClientRect().top + port.bottom - port.top });
    scrollTo(isLong ? chat.querySelector("[data-state]") : frame, port, isLong ? "end" : "start");
    // Where the choices are below, there is room for what was said last, and the message before may be a
    // scroll away; the first choice shows that there are more.
    const shown = isBeside ? message : newest;
    const { top, bottom, height } = log.getBoundingClientRect();
    if (!isBetween(shown, { top, bottom }) || !isBetween(shown, port)) faults.push(`not in view: ${nameOf(shown)}`);
    if (!isBetween(message, { top: top - height, bottom })) faults.push(`far away: ${nameOf(message)}`);
    const first = isBeside ? buttons : buttons.filter((button) => button.dataset.choice).slice(0, 1);
    faults.push(...first.filter((part) => !isBetween(part, port)).map((part) => `not in view: ${nameOf(part)}`));
    scrollTo(chat.querySelector("[data-state]"), port, "end");
    faults.push(...buttons.filter((part) => !isBetween(part, port)).map((part) => `a scroll is not enough: ${nameOf(part)}`));
    if (isBeside !== innerWidth > 700) faults.push(isBeside ? "the choices are beside" : "the choices are below");
    return faults;
  }

  function startFaults(chat, port) {
    const frame = chat.querySelector(".breakcontact-chat__frame");
    const manner = chat.querySelectorAll(".breakcontact-chat__radio");
    const begin = chat.querySelector(".breakcontact-chat__begin");
    const faults = cut(frame).map((part) => `cut: ${nameOf(part)}`);
    scrollTo(begin, port, "end");
    for (const part of [...manner, begin]) {
      if (!isBetween(part, port) || !isBetween(part, frame.getBoundingClientRect())) faults.push(`not seen: ${nameOf(part)}`);
    }
    const inner = [...frame.querySelectorAll("*")].filter(
      (part) => part.checkVisibility() && getComputedStyle(part).overflowY === "auto",
    );
    return [...faults, ...inner.map((part) => `scrolls inside the frame: ${nameOf(part)}`)];
  }

  /** What is wrong in a place, after each of these paths. */
  async function measure(mode, style, paths) {
    const main = document.querySelector("main");
    main.style.cssText = style;
    document.documentElement.style.scrollPaddingBlockStart = style.includes("overflow") ? "0" : "72px";
    // What scrolls has changed, which it never does under a reader.
    window.dispatchEvent(new Event("resize"));
    await settle();
    const faults = document.documentElement.scrollWidth > innerWidth ? ["the page scrolls sideways"] : [];
    for (const path of paths) {
      if (mode === "play") window.model.set("path", path);
      await settle();
      const chat = document.querySelector("section[data-saved]");
      const found = mode === "play" ? playFaults(chat, portOf(main)) : startFaults(chat, portOf(main));
      faults.push(...found.map((fault) => `${path.join(" ")}: ${fault}`));
    }
    return faults;
  }

  globalThis.chatSizes = { measure };
})();
