import { generateAttacks } from './generated-attacks.ts';
import { knownAttacks } from './known-attacks.ts';
import { testAttacks } from './test-attacks.ts';

testAttacks([...knownAttacks, ...generateAttacks(1000, 20_181)], { inBrowser: true });
