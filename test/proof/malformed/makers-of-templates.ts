import { bundled } from '#server/templates/bundled.ts';
import { ok } from '#test/order-path.ts';
import type { Maker, Scene } from './scene.ts';

/** One of its own each time: what others do to the bundled ones is no concern of it. */
async function template(scene: Scene): Promise<{ id: string; version: number }> {
  const query = new URLSearchParams({ name: `Шаблон ${scene.next()}`, kind: 'other', fileName: 'a.docx' });
  const made = await ok(
    scene.stage.as('admin').upload(`/document-templates?${query}`, bundled('invoice').content),
  );
  return { id: String(made.id), version: made.version };
}
const on = async (scene: Scene) => ({ params: { id: (await template(scene)).id } });
const requisites = {
  name: 'ООО «Экспертиза»',
  inn: '7707083893',
  kpp: '770701001',
  ogrn: '',
  address: 'Москва',
  phone: '',
  email: '',
  bank: '',
  bik: '',
  account: '',
  corrAccount: '',
  position: 'Директор',
  lastName: 'Орлов',
  firstName: 'Пётр',
  middleName: '',
  inPerson: '',
  basis: 'Устава',
};

export const templateMakers: Record<string, Maker> = {
  'templates.load': (scene) => ({
    as: 'admin',
    query: { name: `Шаблон ${scene.next()}`, kind: 'other', fileName: 'шаблон.docx' },
    bytes: bundled('signOff').content,
  }),
  'templates.edit': async (scene) => {
    const { id, version } = await template(scene);
    const body = { name: `Имя ${scene.next()}`, kind: 'act', archived: false, version };
    return { as: 'admin', params: { id }, body };
  },
  'templates.replace': async (scene) => ({
    as: 'admin',
    ...(await on(scene)),
    query: { fileName: 'другой.docx' },
    bytes: bundled('act').content,
  }),
  // one that came with the product
  'templates.bringBack': () => ({ as: 'admin', params: { id: '5' } }),
  'templates.content': async (scene) => ({ as: 'admin', ...(await on(scene)) }),
  'templates.values': async (scene) => ({
    as: 'manager',
    ...(await on(scene)),
    query: { contractId: String((await scene.contract()).contractId) },
  }),
  'templates.make': async (scene) => ({
    as: 'manager',
    ...(await on(scene)),
    body: {
      contractId: (await scene.contract()).contractId,
      version: 1,
      values: { 'document.number': '7' },
      allowEmpty: true,
    },
  }),
  'company.requisites': () => ({ as: 'admin' }),
  'company.saveRequisites': () => ({ as: 'admin', body: requisites }),
};
