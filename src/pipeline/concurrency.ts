/**
 * Works on the items as they come, at most `limit` of them at a time. Rejects with the first
 * error, of the items or of the work, once everything that was begun has ended.
 */
export async function forEachLimited<T>(
  items: AsyncIterable<T> | Iterable<T>,
  limit: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const running = new Set<Promise<void>>();
  const failures: unknown[] = [];
  try {
    for await (const item of items) {
      const task = work(item)
        .catch((error: unknown) => void failures.push(error))
        .finally(() => running.delete(task));
      running.add(task);
      if (running.size >= limit) await Promise.race(running);
      if (failures.length > 0) break;
    }
  } catch (error) {
    failures.push(error);
  }
  await Promise.all(running);
  if (failures.length > 0) throw failures[0];
}

/**
 * Works on the items as they come, at most `limit` of them at a time, and yields what they come to in
 * their order. An error is thrown when the turn of its item comes.
 */
export async function* mapLimited<T, Made>(
  items: Iterable<T>,
  limit: number,
  work: (item: T) => Promise<Made>,
): AsyncGenerator<Made> {
  const running: Promise<Made>[] = [];
  for (const item of items) {
    const made = work(item);
    made.catch(() => undefined);
    running.push(made);
    const next = running.length < limit ? undefined : running.shift();
    if (next) yield await next;
  }
  for (const made of running) yield await made;
}
