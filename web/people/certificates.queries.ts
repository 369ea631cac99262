import type { z } from 'zod';
import type { certificate } from '#api/people.ts';
import { answer, api } from '#web/http/client.ts';
import { queryClient } from '#web/http/queryClient.ts';

export type Certificate = z.output<typeof certificate>;

export interface CertificateBody {
  title: string;
  number: string;
  issuedBy: string;
  issuedOn: string | null;
  validUntil: string | null;
}

export async function saveCertificate(
  employeeId: number,
  before: Certificate | null,
  body: CertificateBody,
): Promise<void> {
  if (before) {
    const path = { id: employeeId, certificateId: before.id };
    await answer(
      api.PUT('/api/employees/{id}/certificates/{certificateId}', {
        params: { path },
        body: { ...body, version: before.version },
      }),
    );
  } else
    await answer(
      api.POST('/api/employees/{id}/certificates', { params: { path: { id: employeeId } }, body }),
    );
  await queryClient.invalidateQueries({ queryKey: ['people'] });
}

export async function removeCertificate(employeeId: number, certificateId: number): Promise<void> {
  const path = { id: employeeId, certificateId };
  await answer(api.DELETE('/api/employees/{id}/certificates/{certificateId}', { params: { path } }));
  await queryClient.invalidateQueries({ queryKey: ['people'] });
}
