import { diagnose, type Diagnostic, diagnosticIn } from '../content/diagnostics/diagnostic.ts';
import { applySeverities } from '../content/diagnostics/severities.ts';
import { exceededSizes, type SiteSize } from '../redirects/hosts/size-limits.ts';
import type { SiteSettings } from '../site-settings.ts';
import { redirectLocator } from './locate-redirect.ts';

/**
 * Diagnostics of a site that is larger than one of its hosts takes.
 *
 * @param configFile the settings of the site, below the content folder
 */
export function hostLimits(
  { hosts, redirects, severities }: Pick<SiteSettings, 'hosts' | 'redirects' | 'severities'>,
  size: SiteSize,
  configFile: string,
): Diagnostic[] {
  const positionOf = redirectLocator(redirects);
  const found = hosts.flatMap((host) =>
    exceededSizes(host, size).map(({ message, hint }) =>
      diagnosticIn(configFile, diagnose('host-limit', positionOf('hosts'), message, hint)),
    ),
  );
  return applySeverities(found, severities);
}
