import type { z } from 'zod';
import type { addressTrouble } from '#api/mailbox.ts';
import { bounceWords } from '#domain/mail/bounce.ts';
import type { Language } from '#domain/values/language.ts';
import type { AddressTroubleRow } from './address-troubles.sql.ts';

export const presentAddressTrouble = (
  row: AddressTroubleRow,
  language: Language,
): z.input<typeof addressTrouble> => ({ ...row, why: bounceWords[language][row.reason] });
