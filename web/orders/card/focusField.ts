import { fieldIdOf } from './inputs/ValueShown.tsx';

const TRIES = 20;

/** Puts the cursor into a requirement's control, once it stands on the page. */
export function focusField(key: string, tries = TRIES): void {
  const control = document.getElementById(fieldIdOf(key));
  if (!control) {
    if (tries > 0) requestAnimationFrame(() => focusField(key, tries - 1));
    return;
  }
  // A table or a box takes the focus by its first control, if it has one.
  const inner = control.matches('input, textarea, select, button')
    ? control
    : (control.querySelector<HTMLElement>('input, textarea, select, button') ?? control);
  inner.scrollIntoView({ block: 'center' });
  inner.focus({ preventScroll: true });
}
