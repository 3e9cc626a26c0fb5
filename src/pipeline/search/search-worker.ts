import { buildIndex, type SearchFile, type SearchTask } from '../../search/index/build-index.ts';
import { serveTasks } from '../threads.ts';

await serveTasks<SearchTask, SearchFile[]>(() => buildIndex);
