// Talks to the server of this page. Whatever goes wrong comes back as a refusal, never as an exception.
/** @import { Refusal } from "./types.js" */

/**
 * @template Answer
 * @param {string} place relative to the page, whose address holds the token
 * @param {"GET" | "PUT" | "POST"} [method]
 * @param {unknown} [body]
 * @returns {Promise<Answer | Refusal>}
 */
export async function ask(place, method = "GET", body = null) {
  const headers = { "Content-Type": "application/json" };
  const sent = method === "GET" ? {} : { headers, body: JSON.stringify(body) };
  try {
    const response = await fetch(place, { method, cache: "no-store", ...sent });
    return await response.json();
  } catch {
    return { error: "offline" };
  }
}

/**
 * @template {object} Answer
 * @param {Answer | Refusal} answer
 * @returns {answer is Refusal}
 */
export function isRefused(answer) {
  return "error" in answer;
}
