import { auditEvents } from '@vroom/contract';
import { expect, it } from 'vitest';
import { eventGroupList } from './event-groups';

it('has each event in one group', () => {
  expect(eventGroupList.flatMap(({ events }) => [...events]).toSorted()).toEqual([...auditEvents].toSorted());
});
