import { knownAttacks } from './known-attacks.ts';
import { testAttacks } from './test-attacks.ts';

testAttacks(knownAttacks);
