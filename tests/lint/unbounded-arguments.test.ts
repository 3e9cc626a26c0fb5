import { RuleTester } from 'eslint';
import { it } from 'vitest';
import { unboundedArguments } from '../../lint/unbounded-arguments.ts';

const tester = new RuleTester();
const of = (name: string): { message: string }[] => [
  {
    message: `Many items overflow the stack as arguments of \`${name}\`: use \`append\`, a loop or \`reduce\`.`,
  },
];

it('reports lists that are spread into calls which take any number of arguments', () => {
  tester.run('unbounded-arguments', unboundedArguments, {
    valid: [
      'list.push(one, other)',
      'list.push(...[one, other])',
      'list.push({ ...one })',
      'Math.max(0, length)',
      'join(folder, ...parts)',
      'const all = [...one, ...other]',
    ],
    invalid: [
      { code: 'list.push(...others)', errors: of('push') },
      { code: 'list.unshift(first, ...others)', errors: of('unshift') },
      { code: 'list.splice(1, 0, ...others)', errors: of('splice') },
      { code: 'Math.max(0, ...numbers.map(Number))', errors: of('max') },
      { code: 'Math.min(...numbers)', errors: of('min') },
    ],
  });
});
