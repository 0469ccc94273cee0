// The command behind ▶ Start. JupyterLab's own "run all cells" is lost when it comes while the kernel is
// still being started, and it leaves the reader at the end of the lesson. Loaded as it stands; the shape
// at the end is what JupyterLab asks of an extension.
(() => {
  let starting = null;

  async function start({ commands, shell }) {
    const { content: notebook, sessionContext } = shell.currentWidget;
    await sessionContext.ready;
    const running = commands.execute("notebook:run-all-cells");
    showFirst(notebook);
    await running;
    await showFirst(notebook);
  }

  /** Bring the reader to the first thing to do. */
  function showFirst(notebook) {
    const first = notebook.widgets.findIndex(({ model }) => model.type === "code");
    notebook.activeCellIndex = first;
    return notebook.scrollToItem(first, "start");
  }

  const plugin = {
    id: "breakcontact-start:plugin",
    autoStart: true,
    activate: (app) => {
      const execute = () => (starting ??= start(app).finally(() => (starting = null)));
      app.commands.addCommand("breakcontact:start", { label: "▶ Start", execute });
    },
  };

  window._JUPYTERLAB ??= {};
  window._JUPYTERLAB["breakcontact-start"] = {
    init: async () => {},
    get: async () => () => ({ __esModule: true, default: plugin }),
  };
})();
