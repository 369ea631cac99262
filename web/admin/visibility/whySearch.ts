import { idParam, oneOf, type Raw } from '#web/table/listParams.ts';

export const recordTypes = ['order', 'contract', 'client'] as const;
export type RecordType = (typeof recordTypes)[number];
export interface WhySearch {
  type?: RecordType;
  id?: number;
  employeeId?: number;
}

export const findWhy = (raw: Raw): WhySearch => ({
  type: oneOf(recordTypes, raw.type),
  id: idParam(raw.id),
  employeeId: idParam(raw.employeeId),
});
