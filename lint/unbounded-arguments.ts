import type { Rule } from 'eslint';

/** Functions of lists that take any number of arguments. */
const VARIADIC = new Set(['push', 'unshift', 'splice', 'toSpliced', 'max', 'min']);

/**
 * Reports lists that are spread into the arguments of `push`, `Math.max` and the like: more than some
 * 100,000 items overflow the stack. A literal is as long as it is written.
 */
export const unboundedArguments: Rule.RuleModule = {
  meta: { type: 'problem', schema: [] },
  create(context) {
    return {
      CallExpression({ callee, arguments: given }) {
        if (callee.type !== 'MemberExpression' || callee.property.type !== 'Identifier') return;
        if (!VARIADIC.has(callee.property.name)) return;
        for (const node of given) {
          if (node.type !== 'SpreadElement' || node.argument.type === 'ArrayExpression') continue;
          const message = `Many items overflow the stack as arguments of \`${callee.property.name}\`: use \`append\`, a loop or \`reduce\`.`;
          context.report({ node, message });
        }
      },
    };
  },
};
