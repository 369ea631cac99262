import type { Language } from '../values/language.ts';

/** Why a letter did not arrive, as far as the receiving server told. */
export const bounceReasons = [
  'noMailbox',
  'noDomain',
  'disabled',
  'full',
  'tooBig',
  'policy',
  'unreachable',
  'delayed',
  'other',
] as const;
export type BounceReason = (typeof bounceReasons)[number];

/** `permanent`: the address itself takes no letters; `passing`: this letter did not arrive, another may. */
export type TroubleKind = 'permanent' | 'passing';

export type Bounce = { reason: BounceReason; kind: TroubleKind };

/**
 * What an enhanced status code (RFC 3463, `5.1.1`) and the server's words come to. A full mailbox, a letter too big and a sender who is
 * not wanted come back as 5.x.x too, and say nothing of the address: those are passing.
 */
export function bounceOf(action: 'failed' | 'delayed', status: string, words: string): Bounce {
  if (action === 'delayed') return { reason: 'delayed', kind: 'passing' };
  const reason = reasonOf(status, words);
  const lasting =
    reason === 'noMailbox' || reason === 'noDomain' || reason === 'disabled' || reason === 'other';
  return { reason, kind: lasting && status.startsWith('5') ? 'permanent' : 'passing' };
}

const said = {
  noMailbox:
    /user unknown|unknown (user|recipient|mailbox)|name is not recognized|no such (user|mailbox|recipient|person)|(user|mailbox|recipient|address|account)[^.;]{0,40}(does not|doesn't) exist|(user|mailbox|recipient)[^.;]{0,20}not found|recipient address rejected|RecipientNotFound|invalid (mailbox|recipient|user)|no mailbox here|нет такого|не существует|не найден/i,
  noDomain:
    /domain (name )?not found|host (or domain name )?not found|unrouteable|no such domain|no SMTP service|couldn't find any host|NXDOMAIN|null MX|bad destination (host|mailbox address, system)/i,
  disabled:
    /(disabled|inactive|suspended|blocked) (user|mailbox|account)|(account|mailbox|user)[^.;]{0,30}(disabled|inactive|suspended|expired|blocked)|отключ[её]н|заблокирован/i,
  full: /mailbox (is )?full|over ?quota|quota exceeded|insufficient (system )?storage|переполнен/i,
  tooBig: /message (size )?(is )?too (big|large)|size (limit|exceed)|exceeds (the )?(maximum|size)/i,
  policy:
    /\b(spam|blacklist|blocklist|black ?listed|DNSBL|RBL|SPF|DKIM|DMARC|policy|reputation|relay(ing)? (access )?(denied|not permitted))\b|не является.*отправител/i,
  unreachable: /timed? ?out|retry timeout|connection refused|expired|could not connect|no route/i,
} as const;

const byDetail: Readonly<Record<string, BounceReason>> = {
  '1.0': 'noMailbox',
  '1.1': 'noMailbox',
  '1.2': 'noDomain',
  '1.3': 'noMailbox',
  '1.6': 'noMailbox',
  '1.10': 'noMailbox',
  '2.1': 'disabled',
  '2.2': 'full',
  '2.3': 'tooBig',
  '3.4': 'tooBig',
  '4.4': 'noDomain',
};

/** The code where it says something; words where it does not, or where they name the mailbox itself. */
function reasonOf(status: string, words: string): BounceReason {
  const detail = status.slice(2);
  const known = byDetail[detail];
  if (known) return known;
  if (said.noMailbox.test(words)) return 'noMailbox';
  if (detail.startsWith('7.')) return said.disabled.test(words) ? 'disabled' : 'policy';
  for (const reason of ['full', 'tooBig', 'disabled', 'noDomain', 'policy', 'unreachable'] as const)
    if (said[reason].test(words)) return reason;
  return detail.startsWith('4.') || status.startsWith('4') ? 'unreachable' : 'other';
}

export const bounceWords: Record<Language, Record<BounceReason, string>> = {
  ru: {
    noMailbox: 'нет такого ящика',
    noDomain: 'у этого домена нет почты',
    disabled: 'ящик отключён',
    full: 'ящик переполнен',
    tooBig: 'письмо слишком велико для этого ящика',
    policy: 'сервер получателя отказал по своим правилам',
    unreachable: 'сервер получателя недоступен',
    delayed: 'сервер получателя пока не принимает',
    other: 'сервер получателя отказал',
  },
  en: {
    noMailbox: 'there is no such mailbox',
    noDomain: 'this domain has no mail',
    disabled: 'the mailbox is disabled',
    full: 'the mailbox is full',
    tooBig: 'the letter is too big for this mailbox',
    policy: 'the receiving server refused by its own rules',
    unreachable: 'the receiving server is out of reach',
    delayed: 'the receiving server does not take it yet',
    other: 'the receiving server refused',
  },
};
