import type { WriteStream } from 'node:tty';
import { silent, type Progress } from '../pipeline/build-log.ts';
import { groupDigits } from '../publication/labels.ts';
import { say } from './print.ts';

/** Milliseconds between two updates of the line. */
const REFRESH = 100;
/** Milliseconds before a stage shows a rate. */
const WARM_UP = 500;

/** Shows stage, count, rate and remaining time on one line of a terminal; silent elsewhere. */
export function showProgress(stream: WriteStream | NodeJS.WritableStream): Progress {
  if (!('isTTY' in stream) || !stream.isTTY) return silent;
  let stage = '';
  let total = 0;
  let since = 0;
  let shown = 0;
  const print = (line: string): void => {
    stream.write(`\r\u001B[K${line.slice(0, stream.columns - 1)}`);
    shown = performance.now();
  };
  return {
    begin: (name, count) => {
      [stage, total, since] = [name, count, performance.now()];
      print(stage);
    },
    reach: (done) => {
      if (performance.now() - shown >= REFRESH)
        print(describeProgress(stage, done, total, performance.now() - since));
    },
    end: () => {
      print('');
    },
  };
}

/** As `Rendering pages  1,200 of 14,224  610/s  21 s left`. */
export function describeProgress(
  stage: string,
  done: number,
  total: number,
  milliseconds: number,
): string {
  const count = total > 0 ? `${groupDigits(done)} of ${groupDigits(total)}` : groupDigits(done);
  if (milliseconds < WARM_UP || done === 0) return `${stage}  ${count}`;
  const rate = (done * 1000) / milliseconds;
  const left = total > done ? `  ${groupDigits(Math.ceil((total - done) / rate))} s left` : '';
  return `${stage}  ${count}  ${groupDigits(Math.round(rate))}/s${left}`;
}

/** Tells that a command waits for the lock of builds, which a deployment has too. */
export function printWaiting(): void {
  say('Another build or deployment is at work here; waiting for it.');
}
