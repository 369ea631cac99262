import { bulk } from './bulk/words.ru.ts';
import { card } from './card/words.ru.ts';
import { list } from './list/words.ru.ts';
import { newOrder } from './new/words.ru.ts';
import { peek } from './peek/words.ru.ts';
import { sheet } from './sheet/words.ru.ts';

export const orders = {
  title: 'Заказы',
  bulk,
  card,
  list,
  new: newOrder,
  sheet,
  peek,
};
