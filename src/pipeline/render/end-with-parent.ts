/**
 * Loaded before a child process's own code: ends the process when the one that started it is gone,
 * however that ended. The pipe between them, from which nothing is ever read, closes then.
 */
process.stdin.once('close', () => process.exit(1)).resume();
if ('unref' in process.stdin) process.stdin.unref();
