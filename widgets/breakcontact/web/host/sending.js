// Sends a hand-in to the server in the room. A name belongs to the device that first hands in under it.

const DEVICE = "breakcontact device";
/** Milliseconds that the server may take to answer. */
const PATIENCE = 15_000;
/** The device of this page, where the browser keeps nothing. */
let ownDevice = "";

/** A hand-in was not taken; `reason` is the end of a `web.serve` label. */
export class NotTaken extends Error {
  /** @param {string} reason */
  constructor(reason) {
    super(reason);
    this.reason = reason;
  }
}

/**
 * Hand in; when this returns, the hand-in is on the server's disk.
 * @param {string} address
 * @param {{slug: string, who: string, text: string}} handIn
 * @returns {Promise<{receipt: string, name: string}>}
 * @throws {NotTaken}
 */
export async function sendTo(address, handIn) {
  const body = JSON.stringify({ ...handIn, device: findDevice() });
  const answer = await ask(address, body);
  if (typeof answer?.receipt === "string") return answer;
  throw new NotTaken(`refused.${answer?.refused ?? "answers"}`);
}

/**
 * @param {string} address
 * @param {string} body
 */
async function ask(address, body) {
  try {
    const response = await fetch(address, { method: "POST", body, signal: AbortSignal.timeout(PATIENCE) });
    return await response.json();
  } catch {
    throw new NotTaken("unreachable");
  }
}

/** A random number by which the server knows this browser again, or this page if the browser keeps nothing. */
function findDevice() {
  try {
    const kept = localStorage.getItem(DEVICE) || makeNumber();
    localStorage.setItem(DEVICE, kept);
    return kept;
  } catch {
    return (ownDevice ||= makeNumber());
  }
}

function makeNumber() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
