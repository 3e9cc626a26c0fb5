import { describe, expect, it } from 'vitest';
import { cutText, lastBreak, nextBreak } from '../../src/content/cut-text.ts';

describe('a cut text', () => {
  it.each([
    ['one two three four', 14, 'one two…'],
    ['one two – three four', 12, 'one two…'],
    ['朝の会議で記録を読む。', 8, '朝の会議で記録…'],
    ['朝の会議で、記録を読む', 7, '朝の会議で…'],
    ['記録を読む「朝の会議」', 7, '記録を読む…'],
    ['朝の会議 record を読む人', 8, '朝の会議…'],
    ['病历记录在这里写', 6, '病历记录在…'],
    ['สวัสดีตอนเช้า', 12, 'สวัสดีตอน…'],
    ['สวัสดีตอนเช้า', 11, 'สวัสดีตอน…'],
    ['قراءة السجل في الصباح', 14, 'قراءة السجل…'],
    ['abcdefghij', 6, 'abcde…'],
    ['short', 5, 'short'],
  ])('of %j in %i is %j', (text, longest, cut) => {
    expect(cutText(text, longest)).toBe(cut);
  });

  it.each(['👩‍⚕️', '👍🏽', '🇩🇪', 'é', 'ก็', '1️⃣', '각', '🏴󠁧󠁢󠁳󠁣󠁴󠁿', 'が', 'ำ'.normalize()])(
    'never holds a part of %j',
    (character) => {
      const text = character.repeat(40);
      for (let longest = 5; longest < 30; longest += 1) {
        const cut = cutText(text, longest);
        expect(cut.length).toBeLessThanOrEqual(longest);
        expect((cut.length - 1) % character.length).toBe(0);
      }
    },
  );
});

it('moves a cut to words, and to characters where there are none', () => {
  const text = 'one two three';
  expect([lastBreak(text, 6, 5), nextBreak(text, 2, 5)]).toEqual([3, 4]);
  expect([lastBreak(text, 99, 5), nextBreak(text, -3, 5)]).toEqual([text.length, 0]);
  const unspaced = '朝の会議、記録';
  expect([lastBreak(unspaced, 4, 4), nextBreak(unspaced, 3, 4)]).toEqual([3, 5]);
  expect([lastBreak('abcdefgh', 6, 3), nextBreak('abcdefgh', 3, 3)]).toEqual([6, 3]);
});
