import type { Reader } from '#server/visibility/reader.ts';
import type { Requisites } from './templates.queries.ts';

export async function readRequisites(reader: Reader): Promise<Requisites> {
  return reader
    .companyRequisites()
    .select([
      'q.name',
      'q.inn',
      'q.kpp',
      'q.ogrn',
      'q.address',
      'q.phone',
      'q.email',
      'q.bank',
      'q.bik',
      'q.account',
      'q.corr_account as corrAccount',
      'q.position',
      'q.last_name as lastName',
      'q.first_name as firstName',
      'q.middle_name as middleName',
      'q.in_person as inPerson',
      'q.basis',
    ])
    .executeTakeFirstOrThrow();
}
