// Looks at a part of a page as a finger and an eye would. Evaluated in the page under test; every
// function returns the names of what is wrong.
(() => {
  const CONTROLS = "button, a[href], summary, select, input, [role^=menuitem]";

  /** Whether there is something to see: words for the ear alone are clipped away, or one pixel large. */
  function isShown(element) {
    const { width, height } = element.getBoundingClientRect();
    const forTheEar = getComputedStyle(element).clipPath === "inset(50%)";
    return element.checkVisibility({ visibilityProperty: true }) && width > 1 && height > 1 && !forTheEar;
  }

  function nameOf(element) {
    const words = element.ariaLabel || element.textContent;
    return `${element.tagName.toLowerCase()} "${words.trim().slice(0, 40)}"`;
  }

  /** What a finger comes down on: the label of a small round button is part of it. */
  function targetsIn(part) {
    const controls = [...part.querySelectorAll(CONTROLS)];
    const targets = controls.map((control) => (control.matches("input") && control.closest("label")) || control);
    return targets.filter((target) => isShown(target) && !target.closest("[inert]"));
  }

  /** Parts that stick out at a side, or are cut off there. */
  function outside(part) {
    const whole = part.getBoundingClientRect();
    const wrong = whole.left < -1 || whole.right > innerWidth + 1 ? ["the whole part"] : [];
    for (const element of [part, ...part.querySelectorAll("*")].filter(isShown)) {
      const { left, right } = element.getBoundingClientRect();
      const clips = getComputedStyle(element).overflowX !== "visible";
      if (left < whole.left - 1 || right > whole.right + 1) wrong.push(nameOf(element));
      if (clips && element.scrollWidth > element.clientWidth + 1) wrong.push(`${nameOf(element)} is cut`);
    }
    return wrong;
  }

  /** Controls that something lies over even when they are scrolled to. */
  function covered(part) {
    const isCovered = (control) => {
      control.scrollIntoView({ block: "center", behavior: "instant" });
      const { left, top, width, height } = control.getBoundingClientRect();
      return !control.contains(document.elementFromPoint(left + width / 2, top + height / 2));
    };
    return targetsIn(part).filter(isCovered).map(nameOf);
  }

  /** Controls that are smaller than a finger. */
  function small(part, least) {
    return targetsIn(part).flatMap((control) => {
      const { width, height } = control.getBoundingClientRect();
      const size = `${width.toFixed(0)} x ${height.toFixed(0)}`;
      return width < least - 0.5 || height < least - 0.5 ? [`${nameOf(control)} ${size}`] : [];
    });
  }

  /** What a small screen takes from a chat: it is too wide, or a choice is covered or cut short. */
  function misfits(chat) {
    const composer = chat.querySelector("[data-state]");
    const buttons = [...composer.querySelectorAll("button")].filter(isShown);
    const short = buttons.filter((button) => button.scrollHeight > button.clientHeight + 1);
    const isWide = document.documentElement.scrollWidth > innerWidth;
    return [
      ...(isWide ? ["the page scrolls sideways"] : []),
      ...outside(chat),
      ...covered(composer).map((name) => `${name} is covered`),
      ...short.map((button) => `${nameOf(button)} is cut short`),
    ];
  }

  /** What moves by itself. */
  function moving(part) {
    return document
      .getAnimations()
      .filter(({ effect, playState }) => part.contains(effect.target) && playState === "running")
      .map(({ animationName, transitionProperty }) => animationName ?? transitionProperty);
  }

  /** What axe-core finds. */
  async function axeFaults(part) {
    const { violations } = await axe.run(part, { resultTypes: ["violations"] });
    return violations.flatMap(({ id, help, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id}: ${help} (${target.join(" ")}) ${failureSummary}`),
    );
  }

  globalThis.pageChecks = { outside, covered, small, misfits, moving, axeFaults };
})();
