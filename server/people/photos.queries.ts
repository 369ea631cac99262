import type { Reader } from '#server/visibility/reader.ts';

export const findPhoto = (reader: Reader, employeeId: number, size: '96' | '512') =>
  reader
    .photos()
    .where('ph.employee_id', '=', employeeId)
    .select(['ph.version', 'e.status', size === '96' ? 'ph.small as bytes' : 'ph.large as bytes'])
    .executeTakeFirst();
