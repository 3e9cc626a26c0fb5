import { commentOn } from '../review/comment.ts';
import type { CheckReport, Printed } from './check-report.ts';
import { jsonReport } from './json.ts';
import { summarise } from './plain.ts';

/** Prints what a pull request is answered, in words for writers, as Markdown. */
export function printComment(report: CheckReport): Printed {
  return { stdout: commentOn(jsonReport(report)), stderr: `${summarise(report)}\n` };
}
