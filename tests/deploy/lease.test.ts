import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Lease, leasePath } from '../../src/deploy/lease.ts';
import { MemoryStorage } from './memory-storage.ts';

const MINUTE = 60_000;
let storage: MemoryStorage;

beforeEach(() => {
  vi.useFakeTimers({ now: 0 });
  storage = new MemoryStorage();
});

afterEach(() => {
  vi.useRealTimers();
});

function take(id: string, meanwhile: () => unknown = () => undefined): Promise<Lease> {
  return Lease.take(storage, {
    id,
    clock: Date.now,
    pause: async () => {
      await meanwhile();
    },
  });
}

it('is had by one at a time, and by the next one when it was left', async () => {
  const lease = await take('one');
  await expect(take('two')).rejects.toThrow('Another deployment is at work at memory:site');
  await lease.release();
  expect(storage.files.has(leasePath)).toBe(false);
  await (await take('two')).release();
});

it('holds as long as it is renewed', async () => {
  const lease = await take('one');
  await vi.advanceTimersByTimeAsync(10 * MINUTE);
  await expect(take('two')).rejects.toThrow('Another deployment');
  await lease.verify();
  await lease.release();
});

it('is taken over when nobody renews it', async () => {
  const killed = new MemoryStorage();
  const lost = await Lease.take(killed, {
    id: 'one',
    clock: Date.now,
    pause: () => Promise.resolve(),
  });
  vi.clearAllTimers();
  vi.setSystemTime(3 * MINUTE);
  storage = killed;
  const next = await take('two');
  await expect(lost.verify()).rejects.toThrow('Another deployment');
  expect(() => {
    lost.check();
  }).toThrow('Another deployment');
  // The one that lost it does not take it from the other.
  await lost.release();
  await next.verify();
  await next.release();
});

it('is had by one of two who take it at the same moment', async () => {
  let second: Lease | undefined;
  const first = take('one', async () => {
    storage.files.delete(leasePath);
    second = await take('two');
  });
  await expect(first).rejects.toThrow('it began at the same time');
  await second?.verify();
  await second?.release();
});

it('ends when the storage cannot be reached any more', async () => {
  const lease = await take('one');
  storage.before = () => {
    throw new Error('unreachable');
  };
  await vi.advanceTimersByTimeAsync(3 * MINUTE);
  expect(() => {
    lease.check();
  }).toThrow('memory:site could not be reached for too long.');
});

it('takes the place of one that was not written whole', async () => {
  storage.files.set(leasePath, 'deployment-lease 1 abc');
  await (await take('one')).release();
});

/** What a machine leaves whose clock is a day ahead. */
async function leaseAhead(): Promise<string> {
  const other = new MemoryStorage();
  const clock = (): number => 24 * 60 * MINUTE;
  await Lease.take(other, { id: 'ahead', clock, pause: () => Promise.resolve() });
  vi.clearAllTimers();
  return other.files.get(leasePath) ?? '';
}

it('takes the place of one that would hold for a day and that nobody renews', async () => {
  storage.files.set(leasePath, await leaseAhead());
  await (await take('one')).release();
});

it('is not taken from one who renews it by a wrong clock', async () => {
  storage.files.set(leasePath, await leaseAhead());
  const taking = take('one', () => storage.files.set(leasePath, 'renewed'));
  await expect(taking).rejects.toThrow('its lease ends at 1970-01-02');
});
