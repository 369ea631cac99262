import { useElementSize } from '@mantine/hooks';
import { useEffect, useState } from 'react';
import classes from './Preview.module.css';
import { printSheets, sheetOfImage } from './printSheets.ts';
import { Trouble } from './Trouble.tsx';
import { useTools, type ViewProps } from './tools.ts';

type Props = ViewProps & { bytes: ArrayBuffer; type: string };
type Size = { width: number; height: number };

/** A picture of a kind that was told by its bytes, under an address that only an `<img>` is given. */
export function ImageView({ name, bytes, type, onTools, stage }: Props) {
  const [url, setUrl] = useState<string | null>(null);
  const [size, setSize] = useState<Size | null>(null);
  const [isBroken, setBroken] = useState(false);
  const [zoom, setZoom] = useState<number | null>(null);
  const room = useElementSize();

  useEffect(() => {
    const made = URL.createObjectURL(new Blob([bytes], { type }));
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [bytes, type]);

  const height = (stage.current?.clientHeight ?? 800) - 32;
  const fit = size ? Math.min(1, room.width / size.width, height / size.height) : 1;
  const shown = zoom ?? fit;
  const isReady = size !== null && url !== null;
  useTools(
    onTools,
    isReady
      ? {
          zoom: { percent: shown * 100, isFit: zoom === null, set: setZoom },
          print: () => printSheets([sheetOfImage(url)]),
        }
      : {},
    [isReady, url, shown, zoom],
  );

  if (isBroken) return <Trouble reason="broken" />;
  return (
    <div ref={room.ref} className={classes.pages}>
      {url && (
        <img
          className={classes.image}
          src={url}
          alt={name}
          style={size ? { width: size.width * shown, height: size.height * shown } : { visibility: 'hidden' }}
          onLoad={({ currentTarget: it }) => setSize({ width: it.naturalWidth, height: it.naturalHeight })}
          onError={() => setBroken(true)}
        />
      )}
    </div>
  );
}
