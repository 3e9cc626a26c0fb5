import { describe, expect, it } from 'vitest';
import { type Face, typefaceRules } from '../../src/styles/face-rules.ts';
import { latin } from '../../src/styles/typefaces.ts';

const measures = { ascent: 900, descent: -300, lineGap: 60, unitsPerEm: 1000, xWidthAvg: 500 };

function face(weight: string, style: Face['style'] = 'normal', more: Partial<Face> = {}): Face {
  return { url: `/f/${weight}-${style}.woff2`, weight, style, measures, ...more };
}

function rulesOf(faces: readonly Face[], isOwn = true, langs = ['en', 'zh-CN']): string[] {
  const text = { name: 'Ink', faces, isOwn };
  return typefaceRules({ text, interface: undefined }, langs).split('\n');
}

const standIns = (rules: readonly string[], id: string): string[] =>
  rules.filter((rule) => rule.includes(`"Ink ${id}"`) && rule.startsWith('@font-face'));

describe('the rules of typefaces', () => {
  it('load a file for its characters only, and never exchange letters that are shown', () => {
    expect(rulesOf([face('400', 'normal', { script: latin })])[0]).toBe(
      `@font-face{font-family:"Ink";src:url("/f/400-normal.woff2");font-weight:400;font-display:optional;unicode-range:${latin.ranges}}`,
    );
  });

  it('load a file without a script for all characters', () => {
    expect(rulesOf([face('400')])[0]).not.toContain('unicode-range');
  });

  it('give fonts of systems the width and the height of the face', () => {
    const [regular] = standIns(rulesOf([face('400')]), 'Georgia');
    // Georgia is 0.4458 em wide: 0.5 / 0.4458 = 1.1216; 0.9 / 1.1216, 0.3 / 1.1216, 0.06 / 1.1216.
    expect(regular).toBe(
      '@font-face{font-family:"Ink Georgia";src:local("Georgia");font-weight:1 599;size-adjust:112.2%;ascent-override:80%;descent-override:27%;line-gap-override:5%}',
    );
  });

  it('leave out a gap between lines that neither font has', () => {
    const flat = { measures: { ...measures, lineGap: 0 } };
    const faces = [face('400', 'normal', flat)];
    const rules = typefaceRules(
      {
        text: { name: 'Ink', faces, isOwn: true },
        interface: { name: 'Sign', faces, isOwn: true },
      },
      ['en'],
    );
    expect(rules.match(/"Sign Arial".*line-gap-override:0%/g)).toHaveLength(2);
    expect(rules.match(/line-gap-override/g)).toHaveLength(2);
  });

  it('measure each cut against the one of the system', () => {
    const narrow = { measures: { ...measures, xWidthAvg: 400 } };
    const wide = { measures: { ...measures, xWidthAvg: 600 } };
    const rules = rulesOf([
      face('400'),
      face('600 900', 'normal', wide),
      face('400', 'italic', narrow),
    ]);
    const sizes = standIns(rules, 'Georgia').map((rule) =>
      /src:.*?;|size-adjust:[^;]+/g.exec(rule),
    );
    expect(sizes).toHaveLength(3);
    expect(standIns(rules, 'Georgia').map((rule) => /size-adjust:([^;]+)/.exec(rule)?.[1])).toEqual(
      ['112.2%', '115.7%', '88%'],
    );
  });

  it('let a bold of the system stand in for a variable font, a little wider than its lightest', () => {
    const [, bold] = standIns(rulesOf([face('400 700')]), 'Georgia');
    expect(bold).toContain('local("Georgia Bold");font-weight:600 1000');
    // 0.5 × 1.02 / 0.5186
    expect(bold).toContain('size-adjust:98.3%');
  });

  it('name the face, what stands in for it, and a generic family', () => {
    const rules = rulesOf([face('400')]);
    expect(rules.find((rule) => rule.startsWith(':root'))).toMatch(
      /^:root,\[lang\]\{--serif:"Ink","Ink Georgia","Ink Noto","Ink DejaVu",serif;--sans:system-ui,/,
    );
  });

  it('keep the faces of the system for languages without a font of the project', () => {
    const own = rulesOf([face('400')]);
    expect(own.find((rule) => rule.startsWith(':is('))).toMatch(/:lang\(ja\).*\{--serif:serif\}$/);
    expect(own).toContain(":lang(zh){--serif:'Songti SC',SimSun,'Noto Serif CJK SC',serif}");
    expect(own.filter((rule) => rule.startsWith(':lang(ar)'))).toEqual([]);
  });

  it('set such languages in a publication’s own font first', () => {
    const rules = rulesOf([face('400')], false);
    expect(rules.filter((rule) => rule.startsWith(':is('))).toEqual([]);
    expect(rules).toContain(
      ":lang(zh){--serif:\"Ink\",'Songti SC',SimSun,'Noto Serif CJK SC',serif}",
    );
  });

  it('are without a file where both faces are the system’s', () => {
    const rules = typefaceRules({ text: undefined, interface: undefined }, ['en']);
    expect(rules).not.toContain('@font-face');
    expect(rules).toContain(":root,[lang]{--serif:'Iowan Old Style'");
  });

  it('cannot be left by the name of a family', () => {
    const text = { name: 'a"}b{\n', faces: [face('400')], isOwn: false };
    const [rule] = typefaceRules({ text, interface: undefined }, ['en']).split('\n');
    expect(rule).toMatch(/^@font-face\{font-family:"a\\22 \}b\{\\a ";src/);
  });
});
