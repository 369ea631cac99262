import { useEffect, useRef, useState } from 'react';

/** Files dragged anywhere over the window. The button in the panel does the same by keyboard. */
export function useFilesOverPage(enabled: boolean, onFiles: (files: File[]) => void): boolean {
  const [over, setOver] = useState(false);
  const take = useRef(onFiles);
  take.current = onFiles;

  useEffect(() => {
    if (!enabled) return;
    let leaving: ReturnType<typeof setTimeout> | undefined;
    const carries = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;
    const onOver = (event: DragEvent) => {
      if (!carries(event)) return;
      event.preventDefault();
      clearTimeout(leaving);
      setOver(true);
      // `dragover` comes all the time while files hang over the page; when it stops, they have left.
      leaving = setTimeout(() => setOver(false), 200);
    };
    const onDrop = (event: DragEvent) => {
      if (!carries(event)) return;
      // The drop zone of the panel took them already, or nobody did and the browser would open the file.
      const taken = event.defaultPrevented;
      event.preventDefault();
      clearTimeout(leaving);
      setOver(false);
      if (!taken) take.current([...(event.dataTransfer?.files ?? [])]);
    };
    window.addEventListener('dragover', onOver);
    window.addEventListener('drop', onDrop);
    return () => {
      clearTimeout(leaving);
      window.removeEventListener('dragover', onOver);
      window.removeEventListener('drop', onDrop);
    };
  }, [enabled]);

  return over;
}
