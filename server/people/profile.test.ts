import { crc32 } from 'node:zlib';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays } from '#domain/values/dates.ts';
import { openStage, type Stage } from '#test/app.ts';
import type { Name } from '#test/world.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

const id = (name: Name) => stage.world.ids[name];
const card = async (as: Name, of: Name) => (await stage.as(as).get(`/employees/${id(of)}`)).body;
const profile = async (as: Name, change: Record<string, unknown> = {}) => {
  const { phone, extension, mobile, room, duties, showBirthYear, version } = await card(as, as);
  return {
    phone,
    extension,
    mobile,
    room,
    duties,
    showBirthYear: showBirthYear ?? false,
    version,
    ...change,
  };
};
const born = (name: Name, birthday: string | null) =>
  stage.ownerDb.updateTable('employees').set({ birthday }).where('id', '=', id(name)).execute();

describe('one’s own profile', () => {
  it('is kept by the person: phones in the one way, room and duties; everybody reads them', async () => {
    const duties = 'Обследование резервуаров';
    const body = await profile('expert', {
      phone: '8 495 123-45-67 доб. 12',
      mobile: '9160000001',
      room: '314',
      duties,
    });
    const saved = await stage.as('expert').put('/me/profile', body);
    expect(saved.status).toBe(200);
    expect(saved.body).toMatchObject({
      phone: '+7 (495) 123-45-67 доб. 12',
      mobile: '+7 (916) 000-00-01',
      room: '314',
      duties,
    });
    expect(await card('clerk', 'expert')).toMatchObject({
      mobile: '+7 (916) 000-00-01',
      duties,
      showBirthYear: null,
    });
    expect((await stage.as('expert').put('/me/profile', body)).body.code).toBe('version_conflict');
    expect((await stage.anonymous.put('/me/profile', body)).status).toBe(401);
  });
  it('holds nothing of who one is in the company, and no number that nobody can call', async () => {
    const sly = await stage.as('expert').put('/me/profile', await profile('expert', { roles: ['admin'] }));
    expect(sly.status).toBe(400);
    const wrong = await stage
      .as('expert')
      .put('/me/profile', await profile('expert', { mobile: '+7 916 000' }));
    expect(wrong.body.fields[0]).toMatchObject({ field: 'mobile', reason: 'phone_length' });
    expect(wrong.body.detail).toBe('После +7 нужно 10 цифр. Сейчас 6');
    const long = await stage
      .as('expert')
      .put('/me/profile', await profile('expert', { duties: 'я'.repeat(501) }));
    expect(long.status).toBe(422);
  });
  it('leaves in the journal that a phone changed, not the phone', async () => {
    const rows = await stage.ownerDb
      .selectFrom('journal')
      .select('data')
      .where('kind', '=', 'profileEdited')
      .execute();
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toMatch(/916|495/);
  });
  it('stands when the administrator, who does not name it, changes the rest', async () => {
    const { lastName, firstName, middleName, email, position, departmentId, version } = await card(
      'admin',
      'expert',
    );
    const kept = { lastName, firstName, middleName, email, position, departmentId, version };
    const edited = await stage.as('admin').put(`/employees/${id('expert')}`, { ...kept, room: '315' });
    expect(edited.body).toMatchObject({ mobile: '+7 (916) 000-00-01', duties: 'Обследование резервуаров' });
  });
});

describe('the year of birth', () => {
  it('is nobody’s but the person’s and the administrator’s, whatever is asked', async () => {
    const today = day();
    await born('expert', `1971${today.slice(4)}`);
    expect(await card('expert', 'expert')).toMatchObject({
      birthday: `1971${today.slice(4)}`,
      bornOn: today.slice(5),
    });
    expect((await card('admin', 'expert')).birthday).toBe(`1971${today.slice(4)}`);
    for (const other of ['clerk', 'headOfExpertise', 'director'] as const) {
      expect(await card(other, 'expert')).toMatchObject({
        birthday: null,
        bornOn: today.slice(5),
        showBirthYear: null,
      });
      for (const path of [
        '/employees?limit=200',
        '/employees?search=1971',
        '/home',
        '/search?q=1971',
        `/calendar?from=${today}&to=${addDays(today, 7)}&who=mine`,
      ])
        expect(JSON.stringify((await stage.as(other).get(path)).body), `${other} ${path}`).not.toContain(
          '1971-',
        );
      expect((await stage.as(other).get('/employees?search=1971')).body.items).toEqual([]);
    }
  });
  it('is everybody’s while the person lets it', async () => {
    await stage.as('expert').put('/me/profile', await profile('expert', { showBirthYear: true }));
    expect((await card('clerk', 'expert')).birthday).toMatch(/^1971-/);
    await stage.as('expert').put('/me/profile', await profile('expert', { showBirthYear: false }));
    expect((await card('clerk', 'expert')).birthday).toBeNull();
  });
  it('is not on the home page: who has a birthday within a week, on which day', async () => {
    const today = day();
    await born('manager', `1980${addDays(today, 7).slice(4)}`);
    await born('otherManager', `1980${addDays(today, 8).slice(4)}`);
    const { birthdays } = (await stage.as('clerk').get('/home')).body;
    expect(
      birthdays.map((one: { employee: { id: number }; on: string }) => [one.employee.id, one.on]),
    ).toEqual([
      [id('expert'), today],
      [id('manager'), addDays(today, 7)],
    ]);
  });
});

describe('a photo', () => {
  const picture = (width = 700, height = 400) =>
    sharp({ create: { width, height, channels: 3, background: '#357' } })
      .jpeg()
      .withExif({ IFD0: { Artist: 'tayna' } })
      .toBuffer();
  const put = (as: Name, bytes: Buffer) =>
    stage.as(as).ask('PUT', '/me/photo', { 'content-type': 'application/octet-stream' }, bytes);

  it('becomes squares of our own making, seen by every colleague and kept by its version', async () => {
    const made = await put('expert', await picture());
    expect(made.status).toBe(200);
    const { version } = made.body;
    expect((await card('clerk', 'expert')).photo).toBe(version);
    for (const size of [96, 512] as const) {
      const path = `/employees/${id('expert')}/photo?size=${size}&version=${version}`;
      const { status, headers, raw } = await stage.as('clerk').get(path);
      expect(status).toBe(200);
      expect(headers).toMatchObject({
        'content-type': 'image/webp',
        'x-content-type-options': 'nosniff',
        'cache-control': 'private, max-age=31536000, immutable',
      });
      const { width, height, format, exif } = await sharp(raw.rawPayload).metadata();
      expect({ width, height, format, exif }).toEqual({
        width: size,
        height: size,
        format: 'webp',
        exif: undefined,
      });
      const same = await stage.as('clerk').get(path, { 'if-none-match': String(headers.etag) });
      expect(same.status).toBe(304);
      expect((await stage.anonymous.get(path)).status).toBe(401);
    }
    const bare = await stage.as('clerk').get(`/employees/${id('expert')}/photo`);
    expect(bare.headers['cache-control']).toBe('private, no-cache');
  });
  it('of noise still fits its place', async () => {
    const noise = Buffer.from(
      Array.from({ length: 600 * 600 * 3 }, (_, n) => (n * 7919 + ((n * n) % 251)) % 256),
    );
    const bytes = await sharp(noise, { raw: { width: 600, height: 600, channels: 3 } })
      .png()
      .toBuffer();
    expect((await put('manager', bytes)).status).toBe(200);
  });
  it('is turned as the camera held it', async () => {
    const left = await sharp({ create: { width: 300, height: 300, channels: 3, background: '#fff' } })
      .composite([
        { input: { create: { width: 150, height: 300, channels: 3, background: '#000' } }, left: 0, top: 0 },
      ])
      .jpeg()
      .withMetadata({ orientation: 6 })
      .toBuffer();
    await put('manager', left);
    const { raw } = await stage.as('clerk').get(`/employees/${id('manager')}/photo?size=96`);
    const { data } = await sharp(raw.rawPayload).greyscale().raw().toBuffer({ resolveWithObject: true });
    // what was on the left is on top
    expect(data[48] ?? 255).toBeLessThan(60);
    expect(data[95 * 96 + 48] ?? 0).toBeGreaterThan(200);
  });
  it('that is none is told so, and what there was stays', async () => {
    const before = (await card('clerk', 'expert')).photo;
    const good = await picture();
    const wide = ofSides(30000, await sharp(good).png().toBuffer());
    const hostile: [string, Buffer][] = [
      ['photo_empty', Buffer.alloc(0)],
      ['photo_kind', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')],
      ['photo_kind', Buffer.from('GIF89a/*<script>*/')],
      ['photo_kind', Buffer.from('%PDF-1.7')],
      ['photo_broken', good.subarray(0, 300)],
      ['photo_broken', Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.from('<svg/>')])],
      ['photo_large', wide],
      ['photo_small', await picture(50, 50)],
      ['photo_heavy', Buffer.concat([good, Buffer.alloc(10 * 1024 * 1024)])],
    ];
    for (const [reason, bytes] of hostile) {
      const { status, body } = await put('expert', bytes);
      expect([status, body.fields[0].reason], reason).toEqual([422, reason]);
    }
    const text = await stage.as('expert').ask('PUT', '/me/photo', { 'content-type': 'text/plain' }, good);
    expect(text.status).toBe(415);
    expect((await card('clerk', 'expert')).photo).toBe(before);
  });
  it('with something behind the picture loses it', async () => {
    const polyglot = Buffer.concat([await picture(), Buffer.from('PK\u0003\u0004<script>alert(1)</script>')]);
    expect((await put('expert', polyglot)).status).toBe(200);
    const { raw } = await stage.as('clerk').get(`/employees/${id('expert')}/photo?size=512`);
    expect(raw.rawPayload.toString('latin1')).not.toContain('script');
  });
  it('is taken away by its person; that of a leaver is nobody’s', async () => {
    expect((await stage.as('expert').delete('/me/photo')).status).toBe(204);
    expect((await stage.as('expert').delete('/me/photo')).status).toBe(404);
    expect((await stage.as('clerk').get(`/employees/${id('expert')}/photo`)).status).toBe(404);
    expect((await card('clerk', 'expert')).photo).toBeNull();
    await stage.ownerDb
      .updateTable('employees')
      .set({ status: 'dismissed' })
      .where('id', '=', id('manager'))
      .execute();
    expect((await stage.as('clerk').get(`/employees/${id('manager')}/photo`)).status).toBe(404);
    expect((await stage.as('admin').get(`/employees/${id('manager')}/photo`)).status).toBe(200);
  });
});

describe('the directory forgives', () => {
  const found = async (search: string): Promise<string[]> =>
    (await stage.as('clerk').get(`/employees?${new URLSearchParams({ search })}`)).body.items.map(
      (one: { name: string }) => one.name.split(' ')[0],
    );
  it.each([
    ['резервуар', ['Белов']],
    [',tkjd', ['Белов']],
    ['белав', ['Белов']],
    ['беоов', ['Белов']],
    ['беллов', ['Белов']],
    ['8 916 000-00-01', ['Белов']],
    ['+7 916 0000', ['Белов']],
    ['0000001', ['Белов']],
    ['кузнецова главный', ['Кузнецова']],
    ['куznecova', []],
  ])('%s', async (search, names) => {
    expect(await found(search)).toEqual(names);
  });
  it('a person is found by phone and by what they do in the one search', async () => {
    for (const q of ['9160000001', 'резервуаров']) {
      const { groups } = (await stage.as('clerk').get(`/search?q=${encodeURIComponent(q)}`)).body;
      const people = groups.find(({ type }: { type: string }) => type === 'employee');
      expect(
        people?.items.map((one: { id: number }) => one.id),
        q,
      ).toEqual([id('expert')]);
    }
  });
});

/** The company's day: Moscow, three hours before UTC all the year. */
const day = () => new Date(Date.now() + 3 * 3_600_000).toISOString().slice(0, 10);

/** A PNG that says it has sides of so many pixels. */
function ofSides(side: number, png: Buffer): Buffer {
  const said = Buffer.from(png);
  said.writeUInt32BE(side, 16);
  said.writeUInt32BE(side, 20);
  said.writeUInt32BE(crc32(said.subarray(12, 29)), 29);
  return said;
}
