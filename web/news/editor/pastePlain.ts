import type { EditorView } from '@tiptap/pm/view';

/**
 * Words come in as words. The page sets no markup from outside as HTML (Trusted Types), and what is pasted from a page or a text
 * program is markup: its plain text is taken instead.
 */
export const pastePlain = {
  paste: (view: EditorView, event: ClipboardEvent): boolean => {
    const text = event.clipboardData?.getData('text/plain') ?? '';
    event.preventDefault();
    if (text !== '') view.pasteText(text);
    return true;
  },
  drop: (view: EditorView, event: DragEvent): boolean => {
    // a picture moved within the text is moved by the editor itself
    if (view.dragging) return false;
    const text = event.dataTransfer?.getData('text/plain') ?? '';
    event.preventDefault();
    if (text !== '') view.pasteText(text);
    return true;
  },
};
