/** What a person chooses system notifications by. */
export const NOTICE_GROUPS = [
  'waits',
  'marks',
  'comments',
  'terms',
  'calls',
  'tasks',
  'news',
  'absences',
  'imports',
  'campaigns',
] as const;
export type NoticeGroup = (typeof NOTICE_GROUPS)[number];

/** In this browser: so is the permission. */
export const NOTICES_KEY = 'vizir.systemNotices';

const groups: Record<string, NoticeGroup> = {
  paymentEntered: 'marks',
  paymentReversed: 'marks',
  markSet: 'marks',
  markCleared: 'marks',
  commentWritten: 'comments',
  validUntilComes: 'terms',
  stepDueComes: 'terms',
  stepOverdue: 'terms',
  certificateExpires: 'terms',
  callComes: 'calls',
  callSoon: 'calls',
  callOverdue: 'calls',
  callNeglected: 'calls',
  taskGiven: 'tasks',
  taskDeadlineChanged: 'tasks',
  taskDone: 'tasks',
  taskAccepted: 'tasks',
  taskSentBack: 'tasks',
  taskCancelled: 'tasks',
  taskTakenAgain: 'tasks',
  taskRemarked: 'tasks',
  taskDueSoon: 'tasks',
  taskDueToday: 'tasks',
  taskOverdue: 'tasks',
  newsPublished: 'news',
  newsImportant: 'news',
  newsReminded: 'news',
  newsCommented: 'comments',
  absenceRequested: 'absences',
  absenceApproved: 'absences',
  absenceDeclined: 'absences',
  absenceEntered: 'absences',
  substitutionGiven: 'absences',
  absenceShortened: 'absences',
  absenceCancelled: 'absences',
  importFinished: 'imports',
  importStopped: 'imports',
  importUndone: 'imports',
  campaignEnded: 'campaigns',
  campaignHalted: 'campaigns',
};

/** Requests, assignments, returns, signatures, and whatever is new. */
export const groupOf = (kind: string): NoticeGroup => groups[kind] ?? 'waits';
