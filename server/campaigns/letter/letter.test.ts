import PostalMime from 'postal-mime';
import { describe, expect, it } from 'vitest';
import type { Block } from '#domain/campaigns/blocks.ts';
import { campaignBytes } from './bytes.ts';
import { type CampaignToSay, type Recipient, sayCampaign } from './say.ts';

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const URL_ = 'https://vizir.example.org/unsubscribe/57-abcdefghijklmnopqrstuv';
const campaign = (more: Partial<CampaignToSay> = {}): CampaignToSay => ({
  id: 1,
  subject: '{{contact.firstName|Коллега}}, новые сроки экспертизы',
  preheader: 'С 1 декабря',
  blocks: [],
  sender: 'company',
  company: { name: 'АО «Экспертиза»' },
  files: [],
  ...more,
});
const ivan: Recipient = {
  address: 'i@example.org',
  contact: { firstName: 'Иван', middleName: 'Петрович', lastName: 'Котов', position: null },
  client: { name: 'ООО «Ромашка»' },
  manager: { name: 'Орлова Анна', phone: '+7 (495) 123-45-67', email: 'orlova@example.org' },
};
const text = (words: string): Block => ({ type: 'text', text: words });

/** The letter as an independent reader of mail takes it. */
async function read(of: CampaignToSay, who: Recipient, to = who.address) {
  const said = sayCampaign(of, who, URL_);
  const bytes = await campaignBytes(
    {
      from: { name: said.fromName, address: 'mail@example.org' },
      to,
      messageId: '<a@example.org>',
      list: 'campaign.example.org',
      at: new Date('2026-12-01T09:00:00Z'),
      unsubscribeUrl: URL_,
      files: of.files,
    },
    said,
  );
  return { said, bytes, mail: await PostalMime.parse(bytes) };
}
const headerOf = (mail: Awaited<ReturnType<typeof read>>['mail'], key: string) =>
  mail.headers.filter((one) => one.key === key).map(({ value }) => value);

describe('a letter of a campaign', () => {
  it('is read by another program as it was written', async () => {
    const { mail } = await read(
      campaign({
        blocks: [
          { type: 'heading', text: 'Здравствуйте, {{contact.firstAndMiddle|коллега}}!' },
          text('Сроки **меняются**, [подробнее](https://example.org/a?b=1&c=2).\n\n- раз\n- два'),
          { type: 'image', fileId: 7, alt: 'График', url: 'https://example.org/' },
          { type: 'button', label: 'Открыть', url: 'https://example.org/open' },
          { type: 'divider' },
        ],
        files: [
          { id: 7, kind: 'image', name: 'график.png', mime: 'image/png', bytes: PNG },
          {
            id: 8,
            kind: 'attachment',
            name: 'Прайс №1.pdf',
            mime: 'application/pdf',
            bytes: Buffer.from('%PDF'),
          },
        ],
      }),
      ivan,
    );
    expect(mail.subject).toBe('Иван, новые сроки экспертизы');
    expect(mail.from).toMatchObject({ name: 'АО «Экспертиза»', address: 'mail@example.org' });
    expect(mail.to?.[0]).toMatchObject({ address: 'i@example.org' });
    expect(headerOf(mail, 'list-unsubscribe')).toEqual([`<${URL_}>`]);
    expect(headerOf(mail, 'list-unsubscribe-post')).toEqual(['List-Unsubscribe=One-Click']);
    expect(mail.text).toContain('Здравствуйте, Иван Петрович!');
    expect(mail.text).toContain('подробнее (https://example.org/a?b=1&c=2)');
    expect(mail.text).toContain('- раз\n- два');
    expect(mail.text).toContain(URL_);
    expect(mail.html).toContain('<strong>меняются</strong>');
    expect(mail.html).toContain('href="https://example.org/a?b=1&#38;c=2"');
    expect(mail.html).toContain('src="cid:image-7@vizir"');
    expect(
      mail.attachments.map(({ filename, mimeType, contentId }) => [filename, mimeType, contentId]),
    ).toEqual(
      expect.arrayContaining([
        ['график.png', 'image/png', '<image-7@vizir>'],
        ['Прайс №1.pdf', 'application/pdf', undefined],
      ]),
    );
  });

  it('runs nothing, fetches nothing, and always leads out', () => {
    const { html, text: words } = sayCampaign(campaign({ blocks: [text('Слова')] }), ivan, URL_);
    expect(html).not.toMatch(/<script|<link|<iframe|<form|@import|url\(|src="http/i);
    expect(html.split(`href="${URL_}"`)).toHaveLength(3);
    expect(words).toContain(URL_);
    expect(html).toContain('i@example.org');
  });

  it('fills nothing with nothing, and tidies after it', () => {
    const nobody: Recipient = { ...ivan, contact: null, manager: null };
    const of = campaign({
      blocks: [text('Здравствуйте, {{contact.firstName}}! Ваш менеджер {{manager.name|свяжется}}.')],
    });
    const { subject, text: words } = sayCampaign(of, nobody, URL_);
    expect(subject).toBe('Коллега, новые сроки экспертизы');
    expect(words).toContain('Здравствуйте! Ваш менеджер свяжется.');
  });

  it('comes in the name of the manager, and is answered to them', async () => {
    const { mail } = await read(campaign({ sender: 'manager' }), ivan);
    expect(mail.from).toMatchObject({ name: 'Орлова Анна', address: 'mail@example.org' });
    expect(mail.replyTo?.[0]).toMatchObject({ address: 'orlova@example.org' });
    const { mail: ofNobody } = await read(campaign({ sender: 'manager' }), { ...ivan, manager: null });
    expect(ofNobody.from).toMatchObject({ name: 'АО «Экспертиза»' });
    expect(ofNobody.replyTo).toBeUndefined();
  });

  it('loses a picture that was taken out, and what is no link', () => {
    const of = campaign({
      blocks: [
        { type: 'image', fileId: 9, alt: 'Нет', url: null },
        text('[жми](javascript:alert(1)) [сюда](data:text/html,x)'),
        { type: 'button', label: 'Кнопка', url: 'javascript:alert(1)' },
      ],
    });
    const { html } = sayCampaign(of, ivan, URL_);
    expect(html).not.toMatch(/cid:|javascript:|data:/);
    expect(html).toContain('жми');
    expect(html).toContain('Кнопка');
  });
});

describe('hostile values', () => {
  const evil = [
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='x",
    '{{manager.email}} }} {{',
    '**жирный** [x](https://evil.org)',
    'a\r\nBcc: evil@example.org\r\n\r\nтело',
    'a\u2028Bcc: evil@example.org',
    '&lt;b&gt;',
    '\u202eтекст',
  ];
  it.each(evil)('%j is text wherever it stands', async (value) => {
    const who: Recipient = {
      address: 'i@example.org',
      contact: { firstName: value, middleName: value, lastName: value, position: value },
      client: { name: value },
      manager: { name: value, phone: value, email: 'm@example.org\r\nBcc: evil@example.org' },
    };
    const of = campaign({
      sender: 'manager',
      subject: 'Для {{contact.firstName}} {{client.name}}',
      preheader: '{{client.name}}',
      company: { name: value },
      blocks: [
        { type: 'heading', text: '{{contact.lastName}}' },
        text('**{{contact.firstName}}** [{{client.name}}](https://example.org) {{manager.phone}}'),
        { type: 'button', label: '{{client.name}}', url: 'https://example.org' },
      ],
    });
    const plain = sayCampaign(of, { ...who, contact: null, client: { name: 'X' }, manager: null }, URL_);
    const { said, mail, bytes } = await read(of, who);
    expect(mail.bcc ?? []).toEqual([]);
    expect(mail.to).toHaveLength(1);
    const head = bytes.toString('utf8').split('\r\n\r\n')[0] ?? '';
    expect(head).not.toMatch(/^Bcc:/im);
    expect(said.subject).not.toMatch(/[\r\n\u2028]/);
    // no tag, and no attribute, came to those that stand in the template
    const tags = (html: string) => html.match(/<[a-z!/][^>]*>/gi)?.length;
    const cleaned = said.html.replaceAll('<p ', '<p ');
    expect(tags(cleaned)).toBe(tags(plain.html) ?? 0);
    expect(said.html).not.toMatch(/<script|<img|evil\.org"/);
    expect(mail.html).toContain(`href="${URL_}"`);
  });

  it('an address with a line break, a name with quotes', async () => {
    const { mail, bytes } = await read(
      campaign({ company: { name: 'A" <x@evil.org>, "B' } }),
      ivan,
      'i@example.org\r\nBcc: evil@example.org',
    );
    expect(mail.from?.name).toBe('A" <x@evil.org>, "B');
    expect(mail.from?.address).toBe('mail@example.org');
    expect(bytes.toString('utf8').split('\r\n\r\n')[0]).not.toMatch(/^Bcc:/im);
  });
});
