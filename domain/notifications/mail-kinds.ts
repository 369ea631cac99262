/**
 * What a person chooses letters by: fewer words than there are events, each with its usual way.
 * Source: domain.md §4 «Who is told».
 */

export const MAIL_WAYS = ['atOnce', 'every4Hours', 'daily', 'never'] as const;
export type MailWay = (typeof MAIL_WAYS)[number];

/** In the order in which they are shown, with what is so while nobody chose. */
export const mailKinds = {
  resolutionRequested: 'atOnce',
  orderReturned: 'atOnce',
  reminded: 'atOnce',
  assigned: 'atOnce',
  mentioned: 'atOnce',
  task: 'atOnce',
  newsImportant: 'atOnce',
  absence: 'atOnce',
  payment: 'atOnce',
  mark: 'atOnce',
  termEnds: 'atOnce',
  termNears: 'daily',
  stepDue: 'daily',
  resolution: 'daily',
  orderStatus: 'daily',
  comment: 'daily',
  news: 'daily',
  call: 'daily',
  import: 'daily',
  campaign: 'daily',
  other: 'daily',
} as const satisfies Record<string, MailWay>;
export type MailKind = keyof typeof mailKinds;
export const MAIL_KINDS = Object.keys(mailKinds) as MailKind[];

/** What the director reads of the whole company, once a day or not at all. */
export const OVERVIEW_WAYS = ['daily', 'never'] as const satisfies readonly MailWay[];

export type ToldFact = {
  /** As the row in the page is told. */
  kind: string;
  /** The comment names this person. */
  mentioned: boolean;
  /** Of a term: days before its end. */
  daysBefore: number | null;
};

export function mailKindOf({ kind, mentioned, daysBefore }: ToldFact): MailKind {
  if (kind === 'validUntilComes' || kind === 'certificateExpires')
    return daysBefore === 0 ? 'termEnds' : 'termNears';
  if (kind === 'commentWritten') return mentioned ? 'mentioned' : 'comment';
  return kinds[kind] ?? 'other';
}

const kinds: Record<string, MailKind> = {
  resolutionRequested: 'resolutionRequested',
  orderReturned: 'orderReturned',
  reminded: 'reminded',
  expertAssigned: 'assigned',
  expertReplaced: 'assigned',
  managerAssigned: 'assigned',
  paymentEntered: 'payment',
  paymentReversed: 'payment',
  markSet: 'mark',
  markCleared: 'mark',
  stepDueComes: 'stepDue',
  stepOverdue: 'stepDue',
  resolutionGiven: 'resolution',
  resolutionWithdrawn: 'resolution',
  orderRefused: 'orderStatus',
  orderTakenUp: 'orderStatus',
  callComes: 'call',
  callSoon: 'call',
  callOverdue: 'call',
  callNeglected: 'call',
  taskGiven: 'task',
  taskDeadlineChanged: 'task',
  taskDone: 'task',
  taskAccepted: 'task',
  taskSentBack: 'task',
  taskCancelled: 'task',
  taskTakenAgain: 'task',
  taskRemarked: 'task',
  taskDueSoon: 'task',
  taskDueToday: 'task',
  taskOverdue: 'task',
  newsPublished: 'news',
  newsImportant: 'newsImportant',
  newsReminded: 'newsImportant',
  newsCommented: 'comment',
  absenceRequested: 'absence',
  absenceApproved: 'absence',
  absenceDeclined: 'absence',
  absenceEntered: 'absence',
  substitutionGiven: 'absence',
  absenceShortened: 'absence',
  absenceCancelled: 'absence',
  importFinished: 'import',
  importStopped: 'import',
  importUndone: 'import',
  campaignEnded: 'campaign',
  campaignHalted: 'campaign',
};
