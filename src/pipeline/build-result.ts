import type { Diagnostic } from '../content/diagnostics/diagnostic.ts';
import type { AssembledSite } from './assemble-site.ts';
import type { Progress, StageTime } from './build-log.ts';
import type { Outcome } from './publish/plan.ts';

export interface BuildResult extends Pick<AssembledSite, 'fileCount' | 'stuck' | 'slowest'> {
  diagnostics: Diagnostic[];
  /** Addresses of published articles that would be gone, when they are too many and nobody allowed it. */
  removals: string[];
  /** Absent when nothing was published. */
  published?: Outcome & {
    /** Pages and feeds made anew, and those known from before. */
    rendered: number;
    reused: number;
  };
  times: StageTime[];
}

export interface BuildOptions {
  /** Warnings stop the build as errors do. */
  strict: boolean;
  /** Many articles may be gone at once. */
  allowRemovals: boolean;
  progress: Progress;
  /** Called once when another build is at work on the same folders. */
  waiting: () => void;
}
