import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';

/**
 * Starts a program as the leader of a process group. The group is killed when the bench exits for any
 * reason.
 */
export function spawnGroup(
  program: string,
  args: readonly string[],
  options: SpawnOptions,
): ChildProcess {
  const child = spawn(program, args, { ...options, detached: true });
  const kill = (): void => {
    signalGroup(child, 'SIGKILL');
  };
  process.once('exit', kill);
  child.once('exit', () => process.off('exit', kill));
  return child;
}

/** Sends a signal to a running program and its children. */
export function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  const { pid, exitCode, signalCode } = child;
  if (pid !== undefined && exitCode === null && signalCode === null) process.kill(-pid, signal);
}
