import type { Mirror } from '#web/i18n/mirror.ts';
import { bulk } from './bulk/words.en.ts';
import { card } from './card/words.en.ts';
import { list } from './list/words.en.ts';
import { newOrder } from './new/words.en.ts';
import { peek } from './peek/words.en.ts';
import { sheet } from './sheet/words.en.ts';
import type { orders as ru } from './words.ru.ts';

export const orders: Mirror<typeof ru> = {
  title: 'Orders',
  bulk,
  card,
  list,
  new: newOrder,
  sheet,
  peek,
};
