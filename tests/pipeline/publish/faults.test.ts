import { testTroubles } from './fail-everywhere.ts';

testTroubles(['EACCES', 'crash', 'torn write'], 2);
