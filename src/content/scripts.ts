/** Scripts written without spaces between words, as they stand in a class of an expression with `u` or `v`. */
export const unspacedScripts = [
  ...['Han', 'Hiragana', 'Katakana', 'Thai', 'Lao', 'Khmer', 'Myanmar'].map(
    (script) => `\\p{Script=${script}}`,
  ),
  // These belong to two scripts: the prolonged sound, and the voicing of half-width kana.
  'ーｰﾞﾟ',
].join('');
