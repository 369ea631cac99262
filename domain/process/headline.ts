/**
 * Of several facts that one row of the inbox stands for, which it says: what asks the person for something or changes whose
 * the order is before terms and calls, these before news. Of two alike the later.
 */
const acts: readonly string[] = [
  'expertAssigned',
  'expertReplaced',
  'managerAssigned',
  'resolutionRequested',
  'orderReturned',
  'reminded',
  'taskGiven',
  'taskSentBack',
  'taskDone',
  'newsImportant',
  'newsReminded',
  'absenceRequested',
  'substitutionGiven',
  'absenceDeclined',
  // after these nothing that was asked before stands
  'taskCancelled',
  'absenceCancelled',
  'absenceShortened',
  'orderRefused',
  'orderTakenUp',
];
const terms: readonly string[] = [
  'stepDueComes',
  'stepOverdue',
  'validUntilComes',
  'callComes',
  'callSoon',
  'callOverdue',
  'callNeglected',
  'taskDueSoon',
  'taskDueToday',
  'taskOverdue',
  'certificateExpires',
];

/** From the most important; what stands in none comes after all. */
export const headlines: readonly (readonly string[])[] = [acts, terms];
