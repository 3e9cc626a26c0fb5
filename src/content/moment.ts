/**
 * The moment a site is built for. Code asks it whether a time has come, and it remembers what it was
 * asked: until the next of these times, every answer stays the same.
 */
export class Moment {
  readonly #time: number;
  #since = Number.MIN_SAFE_INTEGER;
  #until = Number.MAX_SAFE_INTEGER;

  /** `time` is in milliseconds since 1970. */
  constructor(time: number) {
    this.#time = time;
  }

  /** Whether it is that time or later; in milliseconds since 1970. */
  hasCome(time: number): boolean {
    if (time <= this.#time) {
      this.#since = Math.max(this.#since, time);
      return true;
    }
    this.#until = Math.min(this.#until, time);
    return false;
  }

  /** In milliseconds since 1970. Whoever reads it can come to something else at any other moment. */
  get time(): number {
    this.#since = this.#time;
    this.#until = this.#time + 1;
    return this.#time;
  }

  /** From when until before when everything that was asked has the same answer, as plain data. */
  get lasts(): { since: number; until: number } {
    return { since: this.#since, until: this.#until };
  }
}
