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

  /** Run the start page as soon as it is opened: it has nothing to read before its widget. */
  async function showStartPage(app, begun) {
    const panel = app.shell.currentWidget;
    if (!panel?.context?.ready || !panel.sessionContext || begun.has(panel)) return;
    await panel.context.ready;
    const { page } = panel.content?.model?.getMetadata?.("breakcontact") ?? {};
    if (page !== "start" || begun.has(panel)) return;
    begun.add(panel);
    await panel.sessionContext.ready;
    await app.commands.execute("notebook:run-all-cells", { semanticWidget: panel.id });
  }

  const plugin = {
    id: "breakcontact-start:plugin",
    autoStart: true,
    activate: (app) => {
      const execute = () => (starting ??= start(app).finally(() => (starting = null)));
      app.commands.addCommand("breakcontact:start", { label: "▶ Start", execute });
      const begun = new WeakSet();
      app.shell.currentChanged?.connect(() => showStartPage(app, begun));
    },
  };

  window._JUPYTERLAB ??= {};
  window._JUPYTERLAB["breakcontact-start"] = {
    init: async () => {},
    get: async () => () => ({ __esModule: true, default: plugin }),
  };
})();
