import { testTroubles } from './fail-everywhere.ts';

testTroubles(['ENOSPC', 'EIO', 'EMFILE'], 40);
