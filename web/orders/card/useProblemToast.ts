import { tellProblem } from '#web/http/tellProblem.ts';

/** For dialogs: a refusal is said, and the dialog stays open with everything typed in it. */
export function useProblemToast() {
  return async (work: () => Promise<unknown>): Promise<void> => {
    try {
      await work();
    } catch (cause) {
      tellProblem(cause);
      throw cause;
    }
  };
}
