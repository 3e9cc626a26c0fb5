import type { FontMeasures, LocalCut, LocalFont } from './local-fonts.ts';
import { type FaceFile, type Family, languagesWithout, type RoleName, roles } from './typefaces.ts';

/** A file with the address that pages load it from, and what it measures. */
export interface Face extends Omit<FaceFile, 'file'> {
  url: string;
  measures: FontMeasures;
}

/** A family whose files are known. */
export interface MeasuredFamily extends Omit<Family, 'files'> {
  faces: readonly Face[];
}

/** The lightest weight that is set in a bold font of the system. */
const BOLD = 600;

/**
 * How much wider the letters of a variable font are in bold than in its lightest weight, which is the
 * one that is measured.
 */
const BOLDER = 1.02;

/**
 * The part of the stylesheet that says which faces a publication in some languages has; without a family,
 * the system's.
 */
export function typefaceRules(
  families: Readonly<Record<RoleName, MeasuredFamily | undefined>>,
  langs: readonly string[],
): string {
  const names: readonly RoleName[] = ['text', 'interface'];
  const faces = names.flatMap((name) => {
    const family = families[name];
    return family === undefined
      ? []
      : [...family.faces.map((face) => faceRule(family.name, face)), ...standIns(name, family)];
  });
  const stacks = names.map((name) => `${roles[name].property}:${stackOf(name, families[name])}`);
  return [
    ...faces,
    // A part in another language asks anew, as custom properties are inherited.
    `:root,[lang]{${stacks.join(';')}}`,
    ...foreignRules(families, langs),
  ].join('\n');
}

/** What stands in a stack after the fonts of the system that are adjusted to the family. */
function stackOf(name: RoleName, family: MeasuredFamily | undefined): string {
  const { locals, system, generic } = roles[name];
  if (family === undefined) return system;
  const adjusted = locals.map(({ id }) => quote(`${family.name} ${id}`));
  return [quote(family.name), ...adjusted, generic].join(',');
}

/** For languages with letters that the families may lack. */
function foreignRules(
  families: Readonly<Record<RoleName, MeasuredFamily | undefined>>,
  langs: readonly string[],
): string[] {
  const names: readonly RoleName[] = ['text', 'interface'];
  const primaries = langs.map((lang) => lang.toLowerCase().split('-')[0]);
  const kept = names.filter((name) => families[name]?.isOwn === true);
  const languages = languagesWithout.map((lang) => `:lang(${lang})`).join(',');
  const generic = kept.map((name) => `${roles[name].property}:${roles[name].generic}`).join(';');
  const named = names.flatMap((name) => {
    const family = families[name];
    const before = family === undefined || family.isOwn ? '' : `${quote(family.name)},`;
    return Object.entries(roles[name].foreign).flatMap(([lang, stack]) =>
      primaries.includes(lang) ? [`:lang(${lang}){${roles[name].property}:${before}${stack}}`] : [],
    );
  });
  return [...(kept.length > 0 ? [`:is(${languages}){${generic}}`] : []), ...named];
}

function faceRule(family: string, { url, weight, style, script }: Face): string {
  return fontFace({
    'font-family': quote(family),
    src: `url(${quote(url)})`,
    'font-weight': weight,
    ...(style === 'italic' && { 'font-style': style }),
    'font-display': 'optional',
    ...(script && { 'unicode-range': script.ranges }),
  });
}

/** Fonts of systems under names of their own, in the measures of the family. */
function standIns(name: RoleName, { name: family, faces }: MeasuredFamily): string[] {
  const upright = faces.filter(({ style }) => style === 'normal');
  const regular = upright.find((face) => !isBold(face)) ?? faces[0];
  const bold = upright.find((face) => isBold(face) || isVariable(face)) ?? regular;
  const italic = faces.find(({ style }) => style === 'italic');
  return roles[name].locals.flatMap((local) => [
    ...standIn(family, local, regular, local.regular, `1 ${BOLD - 1}`, 'normal'),
    ...standIn(family, local, bold, local.bold, `${BOLD} 1000`, 'normal'),
    ...standIn(family, local, italic, local.italic, '1 1000', 'italic'),
  ]);
}

function standIn(
  family: string,
  { id, hasGap = false }: LocalFont,
  face: Face | undefined,
  cut: LocalCut | undefined,
  weight: string,
  style: FaceFile['style'],
): string[] {
  if (face === undefined || cut === undefined) return [];
  const { ascent, descent, lineGap, unitsPerEm, xWidthAvg } = face.measures;
  const wider = isVariable(face) && weight.startsWith(String(BOLD)) ? BOLDER : 1;
  const size = ((xWidthAvg / unitsPerEm) * wider) / cut.width;
  const share = (measure: number): string => percent(measure / unitsPerEm / size, 0);
  return [
    fontFace({
      'font-family': quote(`${family} ${id}`),
      src: cut.names.map((local) => `local(${quote(local)})`).join(),
      'font-weight': weight,
      ...(style === 'italic' && { 'font-style': style }),
      'size-adjust': percent(size, 1),
      'ascent-override': share(ascent),
      'descent-override': share(-descent),
      ...((lineGap > 0 || hasGap) && { 'line-gap-override': share(lineGap) }),
    }),
  ];
}

function isBold({ weight }: Face): boolean {
  return Number.parseInt(weight, 10) >= BOLD;
}

function isVariable({ weight }: Face): boolean {
  const [, heaviest] = weight.split(' ');
  return heaviest !== undefined && !(Number.parseInt(weight, 10) >= BOLD);
}

function fontFace(descriptors: Readonly<Record<string, string>>): string {
  const lines = Object.entries(descriptors).map(([name, value]) => `${name}:${value}`);
  return `@font-face{${lines.join(';')}}`;
}

function percent(share: number, places: number): string {
  return `${String(Number((share * 100).toFixed(places)))}%`;
}

/** A string of CSS. */
function quote(text: string): string {
  return `"${text.replace(/["\\\n\r\f]/g, (character) => `\\${character.charCodeAt(0).toString(16)} `)}"`;
}
