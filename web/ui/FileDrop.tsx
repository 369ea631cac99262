import { type DragEvent, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './FileDrop.module.css';
import { useFileSize } from './useFileSize.ts';

const DEFAULT_LIMIT = 200 * 1024 * 1024;

interface FileDropProps {
  onFiles: (files: File[]) => void;
  label?: string;
  maxBytes?: number;
  accept?: string;
  multiple?: boolean;
}

/** Drop or choose: the button is the accessible way, the drop the quick one. Too large is said before the upload. */
export function FileDrop({
  onFiles,
  label,
  maxBytes = DEFAULT_LIMIT,
  accept,
  multiple = true,
}: FileDropProps) {
  const { t } = useTranslation('common');
  const size = useFileSize();
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const [refused, setRefused] = useState<string[]>([]);
  const refusedId = useId();

  function take(list: FileList | null) {
    const files = [...(list ?? [])];
    const large = files.filter((f) => f.size > maxBytes);
    setRefused(
      large.map((f) => t('file.tooLarge', { name: f.name, size: size(f.size), limit: size(maxBytes) })),
    );
    const fine = files.filter((f) => f.size <= maxBytes);
    if (fine.length > 0) onFiles(fine);
  }

  function drop(event: DragEvent) {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files);
  }

  return (
    <div className={classes.wrap}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the button inside does the same by keyboard */}
      <div
        className={classes.drop}
        data-over={over || undefined}
        onDragOver={(e) => {
          e.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <button
          type="button"
          className={classes.choose}
          aria-describedby={refused.length > 0 ? refusedId : undefined}
          onClick={() => input.current?.click()}
        >
          {label ?? t('action.chooseFile')}
        </button>
        <span className={classes.hint}>
          {t(multiple ? 'file.drop' : 'file.dropOne')},{' '}
          {t(multiple ? 'file.limit' : 'file.limitOne', { size: size(maxBytes) })}
        </span>
        <input
          ref={input}
          type="file"
          hidden
          multiple={multiple}
          accept={accept}
          onChange={(e) => {
            take(e.currentTarget.files);
            e.currentTarget.value = '';
          }}
        />
      </div>
      <div id={refusedId} role="alert" className={classes.refused}>
        {refused.map((line) => (
          <div key={line}>{line}</div>
        ))}
      </div>
    </div>
  );
}
