// Random numbers that Python draws as well: outcomes/model/seeded.py. A test compares the two.

const WARM_UP = 12;

/** sfc32 of the test suite PractRand, by Chris Doty-Humphrey. */
export class SeededGenerator {
  #a = 0;
  #b;
  #c = 0;
  #count = 1;

  /** @param {number} seed the same number gives the same draws */
  constructor(seed) {
    this.#b = Math.abs(seed) >>> 0;
    for (let round = 0; round < WARM_UP; round += 1) this.#step();
  }

  /** From 0 to just below 1, with 53 bits. */
  random() {
    const high = this.#step() >>> 5;
    const low = this.#step() >>> 6;
    return (high * 2 ** 26 + low) / 2 ** 53;
  }

  /** Of the standard normal distribution, by Box and Muller's way. */
  standardNormal() {
    const length = Math.sqrt(-2 * Math.log1p(-this.random()));
    return length * Math.cos(2 * Math.PI * this.random());
  }

  /** How many attempts until the first success. @param {number} chance of each */
  geometric(chance) {
    const drawn = this.random();
    return chance >= 1 ? 1 : Math.max(1, Math.ceil(Math.log1p(-drawn) / Math.log1p(-chance)));
  }

  #step() {
    const drawn = (this.#a + this.#b + this.#count) >>> 0;
    this.#count = (this.#count + 1) >>> 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) >>> 0;
    this.#c = (((this.#c << 21) | (this.#c >>> 11)) + drawn) >>> 0;
    return drawn;
  }
}
