import type { OrderRows, Rows } from './rows.ts';
import type { Rules } from './rules.ts';

/**
 * What domain.md says of every order at every moment, read from the rows alone. Nothing here asks the engine: a rule that
 * `gate` or `decide` forgets is not forgotten here too.
 */
export function brokenBy(
  rules: Rules,
  before: OrderRows,
  after: OrderRows,
  contracts: Rows['contracts'],
  /** How many acts of the engine came in between, at the most. */
  acts = 1,
): string[] {
  return [
    ...standing(rules, after, contracts),
    ...moved(rules, before, after, acts),
    ...rules.steps.flatMap((_, index) =>
      signedNow(before, after, index) ? signing(rules, before, after, index) : [],
    ),
  ].map((words) => `order ${after.id}: ${words}`);
}

/** The part of it that asks only what stands. */
export const brokenNow = (rules: Rules, order: OrderRows, contracts: Rows['contracts']): string[] =>
  standing(rules, order, contracts).map((words) => `order ${order.id}: ${words}`);

const atWork = new Set(['active', 'awaitingResolution', 'returned']);

/** What holds of an order however it came about. */
function standing(rules: Rules, order: OrderRows, contracts: Rows['contracts']): string[] {
  const broken: string[] = [];
  const say = (holds: boolean, words: string) => holds || broken.push(words);
  const open = order.steps.filter(({ state }) => atWork.has(state));
  const archived = order.archivedAt !== null;
  say(open.length === (archived ? 0 : 1), `${open.length} steps at work`);
  const at = order.stepSeq - 1;
  say(
    order.steps.slice(0, at).every(({ state }) => state === 'resolved'),
    'a step before the current one is not resolved',
  );
  say(
    order.steps.slice(at + 1).every(({ state }) => state === 'locked'),
    'a step after the current one is not locked',
  );
  say(order.steps[at]?.state === order.stepState, 'the order and its step tell two states');
  say(!archived || order.steps.every(({ state }) => state === 'resolved'), 'archived with a step unresolved');
  say(!archived || order.status === 'confirmed', 'archived and not confirmed');
  const contract = contracts.find(({ id }) => id === order.contractId);
  const amount = Number(contract?.amount ?? 0);
  say(order.status !== 'confirmed' || amount > 0, 'confirmed without a contract of an amount above zero');
  say(order.status !== 'confirmed' || order.everConfirmed, 'confirmed and never confirmed');
  say(
    (order.status === 'refused') === (order.refusedReason !== null),
    'refused without a reason, or a reason without refusal',
  );
  say(
    String(order.markKeys) === String(Object.keys(order.marks).sort()),
    'the order and its marks tell two things',
  );
  const expert = order.fields[rules.expertField]?.value ?? null;
  say(order.expertId === expert, 'the expert is not who was chosen');
  for (const [index, step] of order.steps.entries()) {
    const signatures = order.signatures.filter((one) => one.step === step.key);
    say(
      signatures.length === (step.state === 'resolved' ? 1 : 0),
      `${step.key} is ${step.state} with ${signatures.length} signatures`,
    );
    if (step.state !== 'resolved') continue;
    const gone = (rules.steps[index]?.fixed ?? []).filter((key) => !isThere(order, key));
    // what stays open to its fillers may be cleared again, but not once it was needed
    const needed = archived ? rules.steps.flatMap((one) => one.late) : [];
    const missing = [...gone, ...needed.filter((key) => !isThere(order, key))];
    say(missing.length === 0, `${step.key} is resolved without ${missing.join(', ')}`);
  }
  for (const signature of order.signatures) {
    say(signature.intact, `the digest of ${signature.step} does not fit its content`);
    // nothing but the bin may take away what is signed
    say(
      unlike(order, signature.content, false).length === 0,
      `the signature of ${signature.step} covers what no longer stands`,
    );
  }
  return broken;
}

/** What may not follow upon what. */
function moved(rules: Rules, before: OrderRows, after: OrderRows, acts: number): string[] {
  const broken: string[] = [];
  const same = JSON.stringify(before) === JSON.stringify(after);
  const step = after.version - before.version;
  if (same ? step !== 0 : step < 1 || step > acts)
    broken.push(`the version went from ${before.version} to ${after.version}`);
  if (before.status === 'confirmed' && after.status === 'prospect')
    broken.push('back to a prospect without a refusal');
  if (before.everConfirmed && !after.everConfirmed) broken.push('no longer ever confirmed');
  const later = (order: OrderRows) => JSON.stringify(rules.steps.slice(1).map((one) => filledAt(order, one)));
  if (before.status !== 'confirmed' && later(before) !== later(after))
    broken.push(`filled or signed past the first step while ${before.status}`);
  if (before.status === 'refused' && contentOf(before) !== contentOf(after))
    broken.push('changed while refused');
  if (before.archivedAt && after.archivedAt && contentOf(before) !== contentOf(after))
    broken.push('changed in the archive');
  for (const [key, { stamp }] of Object.entries(before.marks))
    if (after.marks[key] && JSON.stringify(after.marks[key].stamp) !== JSON.stringify(stamp))
      broken.push(`the mark ${key} changed hands`);
  for (const payment of before.payments)
    if (
      JSON.stringify({ ...after.payments[payment.n - 1], reversed: null }) !==
      JSON.stringify({ ...payment, reversed: null })
    )
      broken.push(`payment ${payment.n} was edited`);
  return broken;
}

/** What must stand at the moment a signature is given, and whose it may be. */
function signing(rules: Rules, before: OrderRows, after: OrderRows, index: number): string[] {
  const broken: string[] = [];
  const step = rules.steps[index];
  const signature = after.signatures.find((one) => one.step === step?.key);
  if (!step || !signature) return ['resolved without a signature'];
  const late = rules.steps
    .slice(0, index + 1)
    .flatMap((one) => one.late.filter((key) => one.lateAt[key] === step.key));
  for (const key of [...step.fixed, ...step.open, ...late])
    if (!isThere(after, key)) broken.push(`${step.key} signed without ${key}`);
  if (step.confirmed && after.status !== 'confirmed') broken.push(`${step.key} signed while ${after.status}`);
  for (const earlier of before.signatures)
    if (unlike(before, earlier.content, true).length > 0)
      broken.push(`${step.key} signed over the void signature of ${earlier.step}`);
  const { stamp, asDirector, reason } = signature;
  const by = [stamp.employeeId, stamp.standingFor?.employeeId ?? 0];
  const allowed = step.signers(after);
  if (!by.some((id) => allowed.includes(id)))
    broken.push(`${step.key} signed by ${stamp.name}, who is not its head`);
  if (asDirector && (reason ?? '').length < 10) broken.push('the director signed without a reason');
  const content = unlike(after, signature.content, true);
  if (content.length > 0) broken.push(`${step.key} signed is not what stood: ${content.join(', ')}`);
  return broken;
}

const signedNow = (before: OrderRows, after: OrderRows, index: number): boolean =>
  before.steps[index]?.state !== 'resolved' && after.steps[index]?.state === 'resolved';

/** Is the thing there: a value, a mark, a payment that stands, a file of the kind? `a|b` asks for either. */
const isThere = (order: OrderRows, wanted: string): boolean =>
  wanted.split('|').some((key) => {
    if (key === 'payments') return order.payments.some(({ reversed }) => reversed === null);
    if (key.startsWith('file:')) return order.files.some(({ kind }) => kind === key.slice(5));
    return order.fields[key] !== undefined || order.marks[key] !== undefined;
  });

function filledAt(order: OrderRows, step: Rules['steps'][number]) {
  const keys = [...step.fixed, ...step.open, ...step.late, ...step.free].flatMap((key) => key.split('|'));
  return [
    keys.map((key) => [order.fields[key], order.marks[key]]),
    keys.includes('payments') ? order.payments : [],
    order.signatures.find((one) => one.step === step.key && one.stamp),
  ].map((part) => JSON.stringify(part ?? null));
}

/** All that a frozen order keeps as it is. */
const contentOf = ({ fields, marks, payments, signatures, steps, files }: OrderRows): string =>
  JSON.stringify([fields, marks, payments, signatures, steps, files]);

/** Parts of what was signed that are not so now. Later payments and files are no part of it; `withFiles` asks for the files too. */
function unlike(order: OrderRows, content: string, withFiles: boolean): string[] {
  const { parts } = JSON.parse(content) as { parts: Record<string, unknown> };
  const filesThere = (all: unknown) =>
    !withFiles || (all as string[]).every((sha) => order.files.some((file) => file.sha256 === sha));
  return Object.entries(parts).flatMap(([key, part]) => (isSo(key, part) ? [] : [key]));

  function isSo(key: string, part: unknown): boolean {
    if (Array.isArray(part)) {
      if (part.every((one) => typeof one === 'string')) return filesThere(part);
      return (part as { n: number; amount: string; paidOn: string; paymentOrderNumber: string }[]).every(
        (one) => {
          const now = order.payments.find(({ n }) => n === one.n);
          return (
            now?.amount === one.amount &&
            now.paidOn === one.paidOn &&
            now.paymentOrderNumber === one.paymentOrderNumber
          );
        },
      );
    }
    const value = order.fields[key]?.value ?? null;
    if (part === null || typeof part !== 'object') return value === part;
    if ('files' in part) return (part as { text?: unknown }).text === value && filesThere(part.files);
    const { by, at } = part as { by: number; at: string };
    return order.marks[key]?.stamp.employeeId === by && order.marks[key]?.stamp.at === at;
  }
}
