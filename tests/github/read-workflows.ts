import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseDocument } from 'yaml';

type Permissions = Readonly<Record<string, string>>;

interface Step {
  name?: string;
  uses?: string;
  run?: string;
  with?: Readonly<Record<string, unknown>>;
  env?: Readonly<Record<string, unknown>>;
}

interface Job {
  if?: string;
  'timeout-minutes'?: number;
  permissions?: Permissions;
  env?: Readonly<Record<string, unknown>>;
  steps: Step[];
}

export interface Workflow {
  file: string;
  text: string;
  on: Readonly<Record<string, unknown>>;
  permissions?: Permissions;
  concurrency?: { group?: string; 'cancel-in-progress'?: boolean };
  jobs: Readonly<Record<string, Job>>;
}

const folder = '.github/workflows';

/** Reads every workflow as GitHub does: as YAML 1.2 without repeated keys. */
export function readWorkflows(): Workflow[] {
  return readdirSync(folder)
    .sort()
    .map((file) => {
      const text = readFileSync(join(folder, file), 'utf8');
      return { file, ...parseWorkflow(text) };
    });
}

export function parseWorkflow(text: string): Omit<Workflow, 'file'> {
  const document = parseDocument(text, { uniqueKeys: true });
  const [error] = [...document.errors, ...document.warnings];
  if (error) throw error;
  return { text, ...(document.toJS() as Omit<Workflow, 'file' | 'text'>) };
}

export function jobsOf(workflow: Workflow): (Job & { name: string })[] {
  return Object.entries(workflow.jobs).map(([name, job]) => ({ ...job, name }));
}

export function stepsOf(workflow: Workflow): Step[] {
  return jobsOf(workflow).flatMap(({ steps }) => steps);
}
