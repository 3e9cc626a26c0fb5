import { hasClass, propertyText, type BodyElement, type BodyParent } from './tree.ts';

/** The box of a task list, which then says aloud what its mark shows; `undefined` for any other. */
export function cleanCheckbox(node: BodyElement, parent: BodyParent): BodyElement | undefined {
  const inList =
    parent.type === 'element' && (hasClass(parent, 'task-list-item') || parent.tagName === 'p');
  if (!inList || propertyText(node, 'type').toLowerCase() !== 'checkbox') return undefined;
  const { checked } = node.properties;
  const isDone = checked !== undefined && checked !== false;
  node.properties = {
    type: 'checkbox',
    disabled: true,
    ...(isDone && { checked: true }),
    ariaLabel: isDone ? 'Done' : 'To do',
  };
  return node;
}
