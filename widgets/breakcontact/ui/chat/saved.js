// One quiet line that tells how safe the play is, and what to do when it is not.
import { h } from "../shared/dom.js";
import { icon } from "../shared/icons.js";

/** How long a kernel may take before the line says more than "not saved yet". */
const PATIENCE = 4000;

/** The line at the foot of the chat; `root` gets `data-saved` for everybody who waits for it. */
export class SavedLine {
  constructor({ play, words, root, signal }) {
    Object.assign(this, { play, words, root });
    this.element = h("div", { class: "breakcontact-chat__saved", role: "status" });
    signal.addEventListener("abort", () => clearTimeout(this.timer));
  }

  update() {
    const { kept } = this.play;
    clearTimeout(this.timer);
    this.root.dataset.saved = kept;
    if (kept === "pending" && !this.play.lost)
      this.timer = setTimeout(() => this.#tell("pending", "chat.saved.late"), PATIENCE);
    this.#tell(kept, kept === "pending" && this.play.lost ? "chat.saved.restarted" : `chat.saved.${kept}`);
  }

  #tell(kept, id) {
    const sentence = kept === "failed" ? this.play.model.get("saved").sentence : "";
    const text = kept === "none" ? "" : [this.words(id), sentence].filter(Boolean).join(" ");
    if (text === this.text) return;
    this.text = text;
    const sign = { saved: "check", memory: "check", pending: "waiting", failed: "note" }[kept];
    this.element.replaceChildren(...(text ? [icon(sign), h("span", {}, text)] : []));
  }
}
