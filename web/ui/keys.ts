const OFF = 'vizir.singleKeys';

/** Single letters can be switched off in the profile (WCAG 2.1.4); Ctrl+K and the like stay. */
export function singleKeysOn(): boolean {
  try {
    return localStorage.getItem(OFF) !== 'off';
  } catch {
    return true;
  }
}

export function setSingleKeys(on: boolean): void {
  try {
    localStorage.setItem(OFF, on ? 'on' : 'off');
  } catch {
    // Nothing to keep it in; the default stays.
  }
}

/** A bare key pressed outside fields and dialogs: the only kind a single-letter shortcut may answer. */
export function isBareKey(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return false;
  const target = event.target;
  if (!(target instanceof HTMLElement)) return true;
  if (target.isContentEditable) return false;
  return target.closest('input, textarea, select, [role=dialog], [role=menu], [role=listbox]') === null;
}
