// The command behind ▶ Start. JupyterLab's own "run all cells" is lost when it comes while the kernel is
// still being started, and it leaves the reader at the end of the lesson. Loaded as it stands; the shape
// at the end is what JupyterLab asks of an extension.
(() => {
  let starting = null;

  async function start({ commands, shell }) {
    const { id, content: notebook, sessionContext } = shell.currentWidget;
    await sessionContext.ready;
    // Named, as another notebook may have become the current one: JupyterLab restores what was open.
    const running = commands.execute("notebook:run-all-cells", { semanticWidget: id });
    showFirst(notebook);
    await running;
  }

  /** Bring the reader to the first thing to do, and keep it there while the rest is being drawn. */
  function showFirst(notebook) {
    const reader = new AbortController();
    const first = notebook.widgets.findIndex(({ model }) => model.type === "code");
    const show = () => notebook.widgets[first].node.scrollIntoView({ block: "start" });
    const watcher = new ResizeObserver(show);
    notebook.activeCellIndex = first;
    for (const { node } of notebook.widgets) watcher.observe(node);
    for (const act of ["keydown", "pointerdown", "touchstart", "wheel"]) {
      window.addEventListener(act, () => reader.abort(), { signal: reader.signal, capture: true, passive: true });
    }
    reader.signal.addEventListener("abort", () => watcher.disconnect());
    notebook.disposed.connect(() => reader.abort());
  }

  const settings = () => JSON.parse(document.getElementById("jupyter-config-data")?.textContent ?? "{}");
  const words = () => settings().breakcontactWords;

  /** What a notebook says about itself, if it is one of ours. */
  const aboutOf = (panel) => panel?.content?.model?.getMetadata?.("breakcontact");

  /** Furnish one of our notebooks: the start page is run at once, a lesson gets its bar. */
  async function furnish(app, panel) {
    await panel.context.ready;
    if (panel.isDisposed) return;
    const about = aboutOf(panel);
    if (about?.page === "start") {
      panel.addClass("breakcontact-start-page");
      await panel.sessionContext.ready;
      if (panel.isDisposed) return;
      await app.commands.execute("notebook:run-all-cells", { semanticWidget: panel.id });
    } else if (about?.lesson) {
      await addBar(app, panel, about.language);
    }
  }

  const LOOK = `
    .breakcontact-bar {
      align-items: center; align-self: stretch; display: flex; flex: 1 1 0; gap: 2px; min-width: 0; overflow-x: auto;
      padding-inline: 8px; scrollbar-width: none;
    }
    .breakcontact-bar ~ .jp-Toolbar-spacer.jp-Toolbar-spacer { flex: 0 0 0 !important; }
    .breakcontact-bar > button {
      background: none; border: 0; border-radius: 12px; color: var(--jp-content-font-color1); cursor: pointer; flex: none;
      font: 15px/1.2 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif; min-height: 44px; padding: 4px 10px;
    }
    .breakcontact-bar > button:hover { background: var(--jp-layout-color2); }
    .breakcontact-bar > button:focus-visible { outline: 3px solid #1a4fd6; outline-offset: -3px; }
    [data-jp-theme-light="false"] .breakcontact-bar > button:focus-visible { outline-color: #9db8ff; }
    .breakcontact-bar > .breakcontact-bar__home { color: #0b5c6b; font-weight: 650; }
    [data-jp-theme-light="false"] .breakcontact-bar > .breakcontact-bar__home { color: #6fd3e3; }
  `;

  /** The path of the start page beside a notebook; nothing if there is none. */
  async function findStartPage({ serviceManager }, panel) {
    const folder = panel.context.path.split("/").slice(0, -1).join("/");
    const { content } = await serviceManager.contents.get(folder, { content: true });
    return content.find(({ name }) => name === "00_start.ipynb")?.path;
  }

  /** A bar in the toolbar of a lesson: back to the start page, and its parts to jump to. */
  async function addBar(app, panel, language) {
    const said = JSON.parse(words() ?? "{}")[language];
    const home = await findStartPage(app, panel);
    if (panel.isDisposed) return;
    const parts = panel.content.widgets.flatMap((cell) => {
      const title = cell.model.type === "markdown" && /^## (.+)$/m.exec(cell.model.sharedModel.getSource());
      return title ? [{ cell, name: title[1].trim() }] : [];
    });
    if (!said) return;
    const button = (name, act) => {
      const element = document.createElement("button");
      element.type = "button";
      element.textContent = name;
      element.addEventListener("click", act);
      return element;
    };
    const nav = document.createElement("nav");
    nav.className = "breakcontact-bar";
    nav.lang = language;
    nav.setAttribute("aria-label", said.parts);
    if (home) {
      nav.append(button(said.home, () => app.commands.execute("docmanager:open", { path: home })));
      nav.firstChild.className = "breakcontact-bar__home";
    }
    nav.append(...parts.map(({ cell, name }) => button(name, () => goTo(cell))));
    // In the room between the toolbar's own buttons, so that the lesson keeps its height.
    panel.toolbar.node.insertBefore(nav, panel.toolbar.node.querySelector(".jp-Toolbar-spacer"));
  }

  function goTo({ node }) {
    const heading = node.querySelector("h2") ?? node;
    heading.scrollIntoView({ block: "start" });
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
  }

  const plugin = {
    id: "breakcontact-start:plugin",
    autoStart: true,
    activate: (app) => {
      const execute = () => (starting ??= start(app).finally(() => (starting = null)));
      app.commands.addCommand("breakcontact:start", { label: "▶ Start", execute });
      const look = new CSSStyleSheet();
      look.replaceSync(LOOK);
      document.adoptedStyleSheets.push(look);
      // JupyterLite has no workspace of ours to begin with.
      if (settings().breakcontactFolded) void app.restored.then(() => app.shell.collapseLeft());
      const furnished = new WeakSet();
      app.shell.currentChanged?.connect(() => {
        const panel = app.shell.currentWidget;
        if (!panel?.context?.ready || !panel.sessionContext || furnished.has(panel)) return;
        furnished.add(panel);
        void furnish(app, panel);
      });
    },
  };

  window._JUPYTERLAB ??= {};
  window._JUPYTERLAB["breakcontact-start"] = {
    init: async () => {},
    get: async () => () => ({ __esModule: true, default: plugin }),
  };
})();
