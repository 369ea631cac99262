import type { Block } from '#domain/news/body.ts';
import { addDays } from '#domain/values/dates.ts';
import { acknowledgeNews, beginNews, commentNews, editNews, publishNews } from '#server/news/public.ts';
import type { Cast } from './cast.ts';

const p = (text: string): Block => ({ type: 'paragraph', content: [{ type: 'text', text }] });
const bold = (text: string, rest: string): Block => ({
  type: 'paragraph',
  content: [
    { type: 'text', text, marks: [{ type: 'bold' }] },
    { type: 'text', text: rest },
  ],
});
const h = (text: string): Block => ({
  type: 'heading',
  attrs: { level: 2 },
  content: [{ type: 'text', text }],
});
const list = (...items: string[]): Block => ({
  type: 'bulletList',
  content: items.map((text) => ({ type: 'listItem', content: [p(text)] })),
});
const table = (head: string[], ...rows: string[][]): Block => ({
  type: 'table',
  content: [head, ...rows].map((cells, n) => ({
    type: 'tableRow',
    content: cells.map((text) => ({
      type: n === 0 ? 'tableHeader' : 'tableCell',
      attrs: { colspan: 1, rowspan: 1 },
      content: [p(text)],
    })),
  })),
});

type Item = {
  by: string;
  daysAgo: number;
  title: string;
  content: Block[];
  department?: string;
  important?: boolean;
  pinnedDays?: number;
  draft?: boolean;
  read?: string[];
  said?: [string, string][];
};

const items: Item[] = [
  {
    by: 'director',
    daysAgo: 20,
    title: 'Подвели итоги третьего квартала',
    content: [
      p('План по заключениям выполнен на 104 %. Спасибо всем, кто довёл сложные заказы до согласования.'),
      table(
        ['Отдел', 'План', 'Сделано'],
        ['Продажи', '48 договоров', '52'],
        ['Экспертиза', '60 заключений', '61'],
      ),
    ],
    said: [['manager1', 'Отличный результат, спасибо экспертам!']],
  },
  {
    by: 'headOfSales',
    daysAgo: 6,
    department: 'sales',
    title: 'Новый порядок согласования скидок',
    content: [
      p('С понедельника скидку больше 5 % согласуем до отправки предложения клиенту.'),
      list('до 5 % — менеджер решает сам', 'от 5 до 10 % — руководитель отдела', 'больше 10 % — директор'),
    ],
    said: [
      ['manager2', 'Для продлений порядок тот же?'],
      ['headOfSales', 'Да, для продлений тоже.'],
    ],
  },
  {
    by: 'director',
    daysAgo: 3,
    important: true,
    title: 'Обновлён регламент хранения документов клиентов',
    content: [
      bold(
        'Что изменилось. ',
        'Оригиналы договоров сдаём в бухгалтерию в день получения, сканы прикрепляем к договору.',
      ),
      h('Что сделать до пятницы'),
      list(
        'Проверить, что на Вашем столе нет оригиналов',
        'Прикрепить недостающие сканы',
        'Подтвердить, что Вы ознакомились',
      ),
    ],
    read: ['manager1', 'accountant'],
  },
  {
    by: 'director',
    daysAgo: 1,
    pinnedDays: 30,
    title: 'График отпусков на следующий год',
    content: [
      p('Пожелания по отпускам собираем до 15 декабря. Руководители отделов согласуют график до 20 декабря.'),
      { type: 'blockquote', content: [p('Две недели подряд — обязательно. Остальные дни можно разделить.')] },
    ],
  },
  {
    by: 'headOfSales',
    daysAgo: 0,
    department: 'sales',
    draft: true,
    title: 'Планёрка отдела продаж',
    content: [p('Повестка: просроченные звонки, продления на первый квартал.')],
  },
];

/** News as a company writes them: one is pinned, one is to be acknowledged, one is a department's, one is still a draft. */
export async function writeNews(cast: Cast, today: string): Promise<void> {
  for (const item of items) {
    const ctx = await cast.ctx(item.by, addDays(today, -item.daysAgo));
    const departmentId = ctx.person.departments.find(({ key }) => key === item.department)?.id;
    const { id, version } = await beginNews(ctx);
    const written = await editNews(ctx, id, {
      title: item.title,
      body: { type: 'doc', content: item.content },
      departmentIds: departmentId === undefined ? [] : [departmentId],
      important: item.important ?? false,
      pinnedUntil: item.pinnedDays === undefined ? null : addDays(today, item.pinnedDays),
      commentsClosed: false,
      version,
    });
    if (item.draft) continue;
    await publishNews(ctx, id, { at: null, version: written.version });
    const day = addDays(today, Math.min(0, 1 - item.daysAgo));
    for (const who of item.read ?? []) await acknowledgeNews(await cast.ctx(who, day), id);
    for (const [who, words] of item.said ?? []) await commentNews(await cast.ctx(who, day), id, words);
  }
}
