/**
 * Runs the program that its arguments name, and kills it when the process that started this one is gone,
 * however that ended: the pipe between them, from which nothing is ever read, closes then. No transfer
 * goes on behind the back of the next deployment.
 */
import { spawn } from 'node:child_process';

const [program = '', ...args] = process.argv.slice(2);
const child = spawn(program, args, { stdio: ['ignore', 'inherit', 'inherit'] });
process.stdin.once('close', () => child.kill('SIGKILL')).resume();
child.once('error', (error) => {
  console.error(error.message);
  process.exit(127);
});
child.once('exit', (code) => process.exit(code ?? 1));
