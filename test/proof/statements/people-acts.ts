import type { Answer, Stage } from '#test/app.ts';

/** Somebody with a photo, for its address to answer. */
export async function showPhoto({ ownerDb, world }: Stage): Promise<void> {
  const bytes = Buffer.from('picture');
  const values = { employee_id: world.ids.expert, version: 1, large: bytes, small: bytes };
  await ownerDb.insertInto('employee_photos').values(values).execute();
}

/** What people keep of themselves and their heads of them, in the order of its versions. */
export function peopleActs(
  stage: () => Stage,
  once: () => Record<string, string>,
): Record<string, () => Promise<Answer>> {
  const own = {
    phone: null,
    extension: '12',
    mobile: null,
    room: '7',
    duties: 'Архив',
    showBirthYear: false,
  };
  const path = () => `/employees/${stage().world.ids.expert}/certificates`;
  return {
    'one’s own profile': () =>
      stage()
        .as('approver')
        .put('/me/profile', { ...own, version: 1 }, once()),
    'a certificate': () => stage().as('headOfExpertise').post(path(), { title: 'А1' }, once()),
    'a certificate changed': () =>
      stage().as('headOfExpertise').put(`${path()}/1`, { title: 'А2', version: 1 }, once()),
    'a certificate taken away': () => stage().as('headOfExpertise').delete(`${path()}/1`, once()),
  };
}
