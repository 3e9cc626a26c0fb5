import { countLabel, groupDigits } from '../../publication/labels.ts';
import type { Host } from '../../site-settings.ts';

/** What a host has to hold. */
export interface SiteSize {
  files: number;
  bytes: number;
  largest: { path: string; bytes: number };
}

export interface ExceededLimit {
  /** Without a full stop. */
  message: string;
  hint: string;
}

const GB = 1e9;
const MIB = 2 ** 20;

/** Files of a site on the free plan and on paid ones, and bytes of a file. */
const CLOUDFLARE = { free: 20_000, paid: 100_000, file: 25 * MIB };
/** Bytes of a site. */
const GITHUB = { site: GB };

const WITHOUT_FILE_LIMIT = 'an object storage or a server, see docs/deploying.md';

/**
 * The limits of a host that a site exceeds. Netlify and a server of one's own have none.
 *
 * https://developers.cloudflare.com/pages/platform/limits/
 * https://docs.github.com/en/pages/getting-started-with-github-pages/github-pages-limits
 */
export function exceededSizes(
  host: Host,
  { files, bytes, largest }: SiteSize,
): readonly ExceededLimit[] {
  if (host === 'github') {
    if (bytes <= GITHUB.site) return [];
    return [
      {
        message: `the site has ${(bytes / GB).toFixed(2)} GB, and GitHub Pages takes 1 GB`,
        hint: `Set \`titleCards\` to false, keep recordings elsewhere, or choose ${WITHOUT_FILE_LIMIT}`,
      },
    ];
  }
  if (host !== 'cloudflare') return [];
  const exceeded: ExceededLimit[] = [];
  if (files > CLOUDFLARE.free) {
    const isPaid = files <= CLOUDFLARE.paid;
    exceeded.push({
      message: `the site has ${countLabel(files, 'file')}, and Cloudflare Pages takes ${groupDigits(CLOUDFLARE.free)}, or ${groupDigits(CLOUDFLARE.paid)} on a paid plan`,
      hint: isPaid
        ? 'Take a paid plan, or set `titleCards` to false for fewer pictures'
        : `Choose ${WITHOUT_FILE_LIMIT}`,
    });
  }
  if (largest.bytes > CLOUDFLARE.file)
    exceeded.push({
      message: `${largest.path} has ${groupDigits(Math.ceil(largest.bytes / 1024))} KiB, and Cloudflare Pages takes files of 25 MiB, which is ${groupDigits(CLOUDFLARE.file / 1024)}`,
      hint: 'Make it smaller, or keep it elsewhere and link it',
    });
  return exceeded;
}
