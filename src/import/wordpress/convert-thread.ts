import { serveTasks } from '../../pipeline/threads.ts';
import {
  bodyOptions,
  convertBody,
  type BodyTask,
  type ConvertData,
  type ConvertedText,
} from './convert-body.ts';

await serveTasks<BodyTask, ConvertedText>((data) => {
  const options = bodyOptions(data as ConvertData);
  return (task) => convertBody(task, options);
});
