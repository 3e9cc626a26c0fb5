import {
  diagnose,
  type Position,
  type SourceDiagnostic,
} from '../content/diagnostics/diagnostic.ts';
import { LineIndex } from '../content/diagnostics/line-index.ts';
import {
  publicationKinds,
  type Repository,
  type SiteColors,
  type SiteSettings,
} from '../site-settings.ts';
import { type ContrastFault, findContrastFaults, measuredTokens } from '../styles/contrast.ts';
import { isHex } from '../styles/oklch.ts';
import { parsePalette } from '../styles/palette.ts';
import { CONFIG_FILE, locateSetting } from './locate-redirect.ts';
import type { Assets } from './media/collect-assets.ts';
import { TOKENS_FILE } from './read-palette.ts';

type Found = [file: string, found: SourceDiagnostic];
type ColorName = keyof SiteColors;

const COLORS: readonly ColorName[] = ['accent', 'paper', 'ink'];

export interface SettingsInput {
  /** The text of `src/site.config.ts`, read when something in it is wrong. */
  config: () => string;
  /** The text of `src/styles/tokens.css`. */
  tokens: string;
  logoFault: Assets['logoFault'];
}

/**
 * What of the settings that decide what the publication is cannot be used, and which colours are hard to
 * see, theirs and those of `tokens`. They may not have been type-checked.
 */
export function checkSettings(site: SiteSettings, input: SettingsInput): Found[] {
  const { tokens } = input;
  const colors = site.colors ?? {};
  const locate: Locate = (keys, value) => locateSetting(input.config(), keys, value);
  const wrong = [
    ...checkKind(site),
    ...checkLogo(site, input.logoFault),
    ...checkAddresses(site),
    ...checkRepository(site),
    ...checkColors(colors),
  ];
  return [
    ...wrong.map(({ keys, value, message, hint }): Found => {
      return [CONFIG_FILE, diagnose('invalid-setting', locate(keys, value), message, hint)];
    }),
    ...checkTokens(tokens),
    ...checkContrast(colors, tokens, locate),
  ];
}

type Locate = (keys: readonly string[], value?: string) => Position;

/** A setting that cannot be used: its keys, and of an entry of a list its text. */
interface WrongValue {
  keys: readonly string[];
  value?: string;
  message: string;
  hint: string;
}

function checkKind({ kind }: SiteSettings): WrongValue[] {
  if (kind === undefined || publicationKinds.includes(kind)) return [];
  const known = publicationKinds.map((one) => `'${one}'`).join(', ');
  const message = `\`kind\` is ${JSON.stringify(kind)}, which is no kind of publication`;
  return [{ keys: ['kind'], message, hint: `Write one of ${known}` }];
}

function checkLogo({ logo }: SiteSettings, fault: Assets['logoFault']): WrongValue[] {
  if (logo === undefined || !fault) return [];
  const message = `\`logo\` is ${JSON.stringify(logo)}: ${fault.message}`;
  return [{ keys: ['logo'], message, hint: fault.hint }];
}

function checkAddresses({ social = [], newsletter }: SiteSettings): WrongValue[] {
  const links = [
    ...social.map(({ url }) => ({ url, key: 'social' })),
    ...(newsletter ? [{ url: newsletter.url, key: 'newsletter' }] : []),
  ];
  return links.flatMap(({ url, key }) => {
    const { protocol = '' } = URL.parse(url) ?? {};
    if (/^https?:$/.test(protocol)) return [];
    const message = `${JSON.stringify(url)} of \`${key}\` is no whole address of the web`;
    const hint = 'Write it with its scheme, as `https://social.example/@name`';
    return [{ keys: [key], value: url, message, hint }];
  });
}

/** What git says of the names of branches: `git help check-ref-format`, and `HEAD` is none of its branches. */
const NO_BRANCH =
  /^[-/.]|[\s\p{Cc}\p{Cs}~^:?*[\\]|\.\.|\/\/|\/\.|@\{|\.lock(?:\/|$)|[/.]$|^(?:@|HEAD)?$/u;

/** Links are made of the text as it stands, so it must be what a browser makes of it. */
function isRepositoryPage(host: Repository['host'], url: string): boolean {
  const { protocol = '', href, pathname = '' } = URL.parse(url) ?? {};
  const parts = pathname.replace(/\/$/, '').split('/').slice(1);
  const isDeep = host === 'github' ? parts.length === 2 : parts.length >= 2;
  return (
    /^https?:$/.test(protocol) &&
    url === href &&
    !/[?#]/.test(url) &&
    isDeep &&
    !parts.includes('') &&
    !pathname.replace(/\/$/, '').endsWith('.git')
  );
}

function isFolder(path: string): boolean {
  return path
    .split('/')
    .every(
      (name) =>
        !['', '.', '..'].includes(name) && name.trim() === name && !/[\\\p{Cc}\p{Cs}]/u.test(name),
    );
}

function checkRepository({ repository }: SiteSettings): WrongValue[] {
  if (!repository) return [];
  const { host, url, branch, folder } = repository;
  const wrong = (key: string, value: string, why: string, hint: string): WrongValue => ({
    keys: ['repository', key],
    message: `\`repository.${key}\` is ${JSON.stringify(value)}, ${why}`,
    hint,
  });
  const hasSlash = host === 'bitbucket' && /[/#%]/.test(branch);
  const { username = '', password = '' } = URL.parse(url) ?? {};
  const hint =
    'Write the address that its page has in a browser, as `https://github.com/example/magazine`';
  return [
    ...(username + password !== ''
      ? [
          {
            keys: ['repository', 'url'],
            // Not repeated here, as logs and comments are read by others.
            message: '`repository.url` has a name or a password in it, which each page would show',
            hint,
          },
        ]
      : isRepositoryPage(host, url)
        ? []
        : [wrong('url', url, 'which is no page of a repository', hint)]),
    ...(NO_BRANCH.test(branch)
      ? [wrong('branch', branch, 'which is no name of a branch', 'Write it as `main`')]
      : []),
    ...(hasSlash
      ? [
          wrong(
            'branch',
            branch,
            'which Bitbucket cannot have in an address',
            'Publish a branch without `/`, `#` and `%` in its name',
          ),
        ]
      : []),
    ...(folder === undefined || isFolder(folder)
      ? []
      : [
          wrong(
            'folder',
            folder,
            'which is no folder of a repository',
            'Write its path from the top of the repository, as `content` or `magazine/content`',
          ),
        ]),
  ];
}

function checkColors(colors: SiteColors): WrongValue[] {
  const unknown = Object.keys(colors).filter((name) => !COLORS.some((color) => color === name));
  return [
    ...unknown.map((name) => {
      const message = `\`colors\` has no \`${name}\``;
      const hint = 'Write `accent`, `paper` or `ink`; other colours are in src/styles/tokens.css';
      return { keys: ['colors', name], message, hint };
    }),
    ...COLORS.flatMap((name) =>
      writtenColors(colors, name).flatMap(({ keys, color }) => {
        if (/^#[\da-f]{6}$/i.test(color)) return [];
        const message = `\`${keys.join('.')}\` is ${JSON.stringify(color)}, which is no colour as \`#rrggbb\``;
        return [{ keys, message, hint: 'Write it with six digits, as `#0b5563`' }];
      }),
    ),
  ];
}

/** What a setting says of a colour, each with its keys. */
function writtenColors(
  colors: SiteColors,
  name: ColorName,
): { keys: readonly string[]; color: string }[] {
  const color = colors[name];
  if (color === undefined) return [];
  if (typeof color === 'string') return [{ keys: ['colors', name], color }];
  return Object.entries(color).map(([theme, value]) => ({
    keys: ['colors', name, theme],
    color: value,
  }));
}

function checkTokens(tokens: string): Found[] {
  const palette = parsePalette(tokens);
  return measuredTokens.flatMap((name) => {
    const wrong = [palette(name).light, palette(name).dark].find((color) => !isHex(color));
    if (wrong === undefined) return [];
    const message = `\`--${name}\` is ${wrong}, whose contrast cannot be measured`;
    const at = locateToken(tokens, name);
    return [[TOKENS_FILE, diagnose('invalid-setting', at, message, 'Write it as `#rrggbb`')]];
  });
}

function locateToken(tokens: string, name: string): Position {
  const offset = tokens.search(new RegExp(`--${name}:`));
  return new LineIndex(tokens).at(Math.max(0, offset));
}

/** For each colour in each theme one, which names all that it is hard to see on. */
function checkContrast(colors: SiteColors, tokens: string, locate: Locate): Found[] {
  const faults = findContrastFaults(parsePalette(tokens, colors));
  const groups = Map.groupBy(faults, (fault) => JSON.stringify(placeOf(fault, colors)));
  return [...groups].map(([key, group]): Found => {
    const place = JSON.parse(key) as Place;
    const [first] = group;
    if (!first) throw new Error('A group has a fault at least');
    const { theme, use, needed } = first;
    const pairs = group.map(
      ({ color, ground, ratio }) =>
        `\`${color}\` on \`${ground}\` has a contrast of ${cutRatio(ratio)}`,
    );
    const message = `in ${theme} pages ${pairs.join(', ')}; ${NAMES[use]} ${needed}`;
    const nearest = nearestOf(group, place);
    const hint =
      nearest === undefined
        ? `Make \`${place.name}\` and what it is used with differ more in lightness`
        : `\`${nearest}\` is the nearest \`${place.name}\` that passes`;
    const at = place.isSet
      ? locate(keysOf(colors, place.name, theme))
      : locateToken(tokens, place.name);
    return [place.isSet ? CONFIG_FILE : TOKENS_FILE, diagnose('low-contrast', at, message, hint)];
  });
}

const NAMES = { text: 'text needs', graphic: 'an edge needs' } as const;

/** Never rounded up to what would pass. */
function cutRatio(ratio: number): string {
  return (Math.floor(ratio * 100) / 100).toFixed(2);
}

interface Place {
  /** The token to change, and what it is in the pair. */
  name: string;
  part: 'color' | 'ground';
  isSet: boolean;
  theme: string;
  use: string;
}

/** What an adopter is to change: what the settings say, else the colour in its ground. */
function placeOf({ color, ground, theme, use }: ContrastFault, colors: SiteColors): Place {
  const isSet = (name: string): boolean => COLORS.some((one) => one === name && colors[one]);
  // Grounds that no setting names lie as far from the paper as they did.
  const set = isSet(ground) ? ground : 'paper';
  const isGround = !isSet(color) && ground !== 'accent' && isSet(set);
  const name = isGround ? set : color;
  return { name, part: isGround ? 'ground' : 'color', isSet: isSet(name), theme, use };
}

/** Of the colours with which each pair of a token passes, the one with which all do. */
function nearestOf(group: readonly ContrastFault[], { name, part }: Place): string | undefined {
  const found = group
    .filter((fault) => fault[part] === name)
    .map(({ nearest, ratio }) => ({ nearest: nearest[part], ratio }))
    .sort((one, other) => one.ratio - other.ratio);
  return found[0]?.nearest;
}

/** Keys of what a setting says of a colour in a theme; of what it is derived from, where it says nothing. */
function keysOf(colors: SiteColors, name: string, theme: 'light' | 'dark'): readonly string[] {
  const color = COLORS.find((one) => one === name);
  const written = color === undefined ? [] : writtenColors(colors, color);
  return (written.find(({ keys }) => keys.at(-1) === theme) ?? written[0])?.keys ?? [];
}
