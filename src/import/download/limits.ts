const SECOND = 1000;
const MINUTE = 60 * SECOND;
const MB = 1024 * 1024;

export interface DownloadLimits {
  /** Files that one run asks for. */
  files: number;
  /** Bytes of one file. */
  fileBytes: number;
  /** Bytes of all files that one run asks for. */
  allBytes: number;
  /** Milliseconds in which nothing may arrive. */
  silence: number;
  /** Milliseconds for one file, each time that it is asked for. */
  fileTime: number;
  /** Milliseconds of one run; no file is begun after them. */
  allTime: number;
  /** Requests at one time. */
  connections: number;
  /** Milliseconds of rest after each request of a connection. */
  pause: number;
  /** Milliseconds before each further attempt; their number limits the attempts. */
  pauses: readonly number[];
  /** A host that asks to be left alone for more milliseconds is left alone for the run. */
  longestWait: number;
}

/** What one run takes from an old site. The next run goes on where it stopped. */
export const downloadLimits: DownloadLimits = {
  // More than the pictures of any archive that was tried.
  files: 20_000,
  // No larger file is brought in.
  fileBytes: 100 * MB,
  // What a laptop has to spare.
  allBytes: 10 * 1024 * MB,
  silence: 30 * SECOND,
  // The largest file over a line of 3 Mbit/s.
  fileTime: 5 * MINUTE,
  allTime: 120 * MINUTE,
  // As many as one reader's browser would open for less: an old host may be small.
  connections: 2,
  pause: 200,
  pauses: [2 * SECOND, 8 * SECOND],
  longestWait: MINUTE,
};
