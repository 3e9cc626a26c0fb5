import { diagnose, type Diagnostic, diagnosticIn } from '../content/diagnostics/diagnostic.ts';
import { applySeverities } from '../content/diagnostics/severities.ts';
import { exceededSizes, type SiteSize } from '../redirects/hosts/size-limits.ts';
import type { SiteSettings } from '../site-settings.ts';
import { CONFIG_FILE, redirectLocator } from './locate-redirect.ts';

/** Diagnostics of a site that is larger than one of its hosts takes. */
export function hostLimits(
  { hosts, redirects, severities }: Pick<SiteSettings, 'hosts' | 'redirects' | 'severities'>,
  size: SiteSize,
): Diagnostic[] {
  const positionOf = redirectLocator(redirects);
  const found = hosts.flatMap((host) =>
    exceededSizes(host, size).map(({ message, hint }) =>
      diagnosticIn(CONFIG_FILE, diagnose('host-limit', positionOf('hosts'), message, hint)),
    ),
  );
  return applySeverities(found, severities);
}
