import { testSequences } from './test-sequences.ts';

testSequences(4, 12);
