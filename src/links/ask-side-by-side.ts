/**
 * Does some work for every address: so many hosts at once, the addresses of one host one after
 * another.
 */
export async function askSideBySide(
  urls: readonly string[],
  hosts: number,
  work: (url: string) => Promise<void>,
): Promise<void> {
  const queues = [...Map.groupBy(urls, (url) => new URL(url).hostname).values()]
    // The longest takes the longest: it begins first.
    .sort((one, other) => other.length - one.length);
  const takeHosts = async (): Promise<void> => {
    for (let queue = queues.shift(); queue; queue = queues.shift()) {
      for (const url of queue) await work(url);
    }
  };
  await Promise.all(Array.from({ length: hosts }, takeHosts));
}
