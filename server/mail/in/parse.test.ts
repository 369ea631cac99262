import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseReport } from './parse.ts';

const bounces = new URL('../../../test/bounces/', import.meta.url);
const read = (name: string) => parseReport(readFileSync(new URL(`${name}.eml`, bounces)));
const OURS = '<letter-1@vizir.example.org>';
const KOTOV = 'kotov@client.example.org';

describe('reports of the servers one meets', () => {
  it.each([
    ['postfix', '5.1.1', 'noMailbox', 'permanent'],
    ['yandex', '5.7.1', 'noMailbox', 'permanent'],
    ['mailru', '5.1.1', 'noMailbox', 'permanent'],
    ['exim', '5.0.0', 'noDomain', 'permanent'],
    ['qmail', '5.1.1', 'noMailbox', 'permanent'],
    ['exchange', '5.1.10', 'noMailbox', 'permanent'],
    ['exchange-old', '5.0.0', 'noMailbox', 'permanent'],
    ['gmail', '5.1.1', 'noMailbox', 'permanent'],
    ['exim-delayed', '4.7.1', 'delayed', 'passing'],
    ['delayed', '4.4.1', 'delayed', 'passing'],
  ])('%s', async (name, status, reason, kind) => {
    const report = await read(name);
    const action = reason === 'delayed' ? 'delayed' : 'failed';
    expect(report?.failed).toMatchObject([{ addresses: [KOTOV], action, status, reason, kind }]);
    expect(report?.messageIds).toEqual(expect.arrayContaining([OURS]));
  });

  it('a letter that was handed on: the address it was written to is among those told; a full mailbox passes', async () => {
    const report = await read('postfix-forwarded');
    expect(report?.failed).toMatchObject([
      { addresses: ['Kotov@Client.example.org', 'box17@inner.example.org'], reason: 'full', kind: 'passing' },
    ]);
  });

  it('the words of the server are kept as one line', async () => {
    const report = await read('postfix');
    expect(report?.failed[0]?.answer).toBe(
      '550 5.1.1 <kotov@client.example.org>: Recipient address rejected: User unknown in virtual mailbox table',
    );
  });
});

describe('what is no report', () => {
  it.each(['out-of-office', 'loop', 'delivered'])('%s', async (name) => {
    expect(await read(name)).toBeNull();
  });

  it('a letter of a person that quotes a report, or has one attached', async () => {
    const postfix = readFileSync(new URL('postfix.eml', bounces), 'utf8');
    const head =
      'From: ivanov@example.org\r\nSubject: Undelivered, could not be delivered\r\nMIME-Version: 1.0\r\n';
    const quoted = `${head}\r\n${KOTOV}\r\n    550 5.1.1 no such user\r\n`;
    const attached = `${head}Content-Type: multipart/mixed; boundary=M\r\n\r\n--M\r\nContent-Type: message/rfc822\r\n\r\n${postfix}\r\n--M--\r\n`;
    for (const text of [quoted, attached, '', 'x', '\r\n\r\n'])
      expect(await parseReport(Buffer.from(text))).toBeNull();
  });
});

describe('letters that mean harm', () => {
  const status = (words: string) =>
    Buffer.from(
      `From: mailer-daemon@example.net\r\nMIME-Version: 1.0\r\nContent-Type: multipart/report; boundary=B\r\n\r\n--B\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; x\r\n\r\n${words}\r\n--B--\r\n`,
    );
  const patient = async (bytes: Buffer) => {
    const before = process.cpuUsage();
    const report = await parseReport(bytes);
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1e6).toBeLessThan(3);
    return report;
  };

  it('two hundred levels, huge headers, a line without end, very many parts and recipients: in bounded time', async () => {
    const nested = Array.from(
      { length: 200 },
      (_, n) => `Content-Type: multipart/mixed; boundary=b${n}\r\n\r\n--b${n}\r\n`,
    ).join('');
    const parts = `Content-Type: multipart/report; boundary=b\r\n\r\n${'--b\r\nContent-Type: message/delivery-status\r\n\r\n\r\n'.repeat(20_000)}`;
    const from = 'From: mailer-daemon@example.net\r\nX-Failed-Recipients: ';
    for (const text of [
      nested,
      `X-A: ${'a'.repeat(3_000_000)}\r\n\r\nx`,
      `${'X-A: b\r\n'.repeat(300_000)}\r\nx`,
      `From: mailer-daemon@example.net\r\n\r\ndelivery failed\r\n${'a@'.repeat(500_000)}`,
      `From: mailer-daemon@example.net\r\n\r\ndelivery failed\r\n${'<'.repeat(200_000)}`,
      `From: mailer-daemon@example.net\r\nContent-Type: text/html\r\n\r\ndelivery failed ${'<'.repeat(200_000)}`,
      `From: mailer-daemon@example.net\r\n\r\n${"doesn't user account mailbox ".repeat(9000)}`,
      parts,
    ])
      await patient(Buffer.from(text));
    const many = await patient(Buffer.from(`${from}${'a@example.org, '.repeat(3000)}\r\n\r\nfailed`));
    expect(many?.failed.length).toBeLessThanOrEqual(20);
    const recipients = await patient(
      status(
        Array.from(
          { length: 3000 },
          (_, n) => `Final-Recipient: rfc822; a${n}@example.org\r\nAction: failed\r\n`,
        ).join('\r\n'),
      ),
    );
    expect(recipients?.failed.length).toBeLessThanOrEqual(20);
  });

  it('words that steer a screen, and words without end, are cleaned', async () => {
    const report = await parseReport(
      status(
        `Final-Recipient: rfc822; ${KOTOV}\r\nAction: failed\r\nStatus: 5.1.1\r\nDiagnostic-Code: smtp; 550 \u001b[31m<b>no\u202e\u0000 user</b> ${'й'.repeat(5000)}`,
      ),
    );
    const answer = report?.failed[0]?.answer ?? '';
    expect(answer).toMatch(/^550 \[31m<b>no user<\/b> й+$/);
    expect(answer.length).toBeLessThanOrEqual(300);
  });
});

/** Real reports, where they lie beside the repository: each tells of a letter that did not arrive, and of whom. */
const samples = new URL('../../../../shared/samples/bounces/', import.meta.url);
const found = existsSync(samples) ? readdirSync(samples).filter((name) => name.endsWith('.eml')) : [];
describe('reports that lie beside the repository, or their like', () => {
  it.each([...found, 'postfix.eml'])('%s', async (name) => {
    const report = await parseReport(readFileSync(new URL(name, found.includes(name) ? samples : bounces)));
    expect(report?.failed.length, name).toBeGreaterThan(0);
    for (const one of report?.failed ?? []) {
      expect(one.action).toBe('failed');
      expect(one.status).toMatch(/^5\./);
      expect(one.addresses[0]).toMatch(/^[a-z]+@/);
    }
  });
});
