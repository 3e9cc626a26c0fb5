/** Told while a build is at work. */
export interface Progress {
  /** A stage begins; `total` items will be done, 0 when nobody knows. */
  begin: (stage: string, total: number) => void;
  /** So many items of the stage are done by now. */
  reach: (done: number) => void;
  end: () => void;
}

/** For those who are told nothing. */
export const silent: Progress = {
  begin: () => undefined,
  reach: () => undefined,
  end: () => undefined,
};

/** How long each stage took, in the order they ran. */
export interface StageTime {
  stage: string;
  seconds: number;
}

/** Hands progress on and measures the stages. Stages follow each other; a new one ends the last. */
export class BuildLog implements Progress {
  readonly times: StageTime[] = [];
  readonly #progress: Progress;
  #running: { stage: string; since: number } | undefined;

  constructor(progress: Progress) {
    this.#progress = progress;
  }

  begin(stage: string, total: number): void {
    this.end();
    this.#running = { stage, since: performance.now() };
    this.#progress.begin(stage, total);
  }

  reach(done: number): void {
    this.#progress.reach(done);
  }

  end(): void {
    if (!this.#running) return;
    const { stage, since } = this.#running;
    this.times.push({ stage, seconds: (performance.now() - since) / 1000 });
    this.#running = undefined;
    this.#progress.end();
  }
}
