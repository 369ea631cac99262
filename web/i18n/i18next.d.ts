import 'i18next';
import type { laterRu } from './later.ru.ts';
import type { ru } from './ru.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common';
    resources: typeof ru & typeof laterRu;
  }
}
