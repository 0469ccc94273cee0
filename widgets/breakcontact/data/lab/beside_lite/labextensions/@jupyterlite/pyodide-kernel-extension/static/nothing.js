// Where the pages for JupyterLite can be built, JupyterLab would load JupyterLite's kernel, too, and
// report an error in the console. The first extension of a name wins, and this one does nothing.
(() => {
  window._JUPYTERLAB ??= {};
  window._JUPYTERLAB["@jupyterlite/pyodide-kernel-extension"] = {
    init: async () => {},
    get: async () => () => ({}),
  };
})();
