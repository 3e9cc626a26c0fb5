import { testSequences } from './test-sequences.ts';

testSequences(2, 12);
