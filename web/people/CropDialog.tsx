import { Button, Group, Modal, Slider, Stack } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './crop.module.css';
import { type Crop, MOST_ZOOM, moved, squareOf, wholeCrop, within } from './cropping.ts';

interface CropDialogProps {
  picture: ImageBitmap;
  onClose: () => void;
  /** The square; a rejection is worded by the caller, the dialog stays. */
  onDone: (square: Blob) => Promise<void>;
}

/** On the screen, and what is sent. */
const SHOWN = 288;
const SENT = 1024;
const STEP = 0.05;

/** The square that is kept: dragged by the pointer, moved by arrows; closer by the slider, the wheel, plus and minus. */
export function CropDialog({ picture, onClose, onDone }: CropDialogProps) {
  const { t } = useTranslation('people');
  const { t: common } = useTranslation('common');
  const canvas = useRef<HTMLCanvasElement>(null);
  const [crop, setCrop] = useState<Crop>(wholeCrop);
  const [busy, setBusy] = useState(false);
  const zoomTo = (zoom: number) => setCrop((was) => within(picture, { ...was, zoom }));
  const move = (right: number, down: number) => setCrop((was) => moved(picture, was, right, down));

  // the dialog comes with its own moment of opening, so the canvas may be there only at the next drawing
  const [ready, setReady] = useState(false);
  useEffect(() => {
    if (canvas.current) draw(canvas.current, picture, crop);
  }, [picture, crop, ready]);

  function onKeyDown(event: React.KeyboardEvent) {
    const far = event.shiftKey ? STEP * 4 : STEP;
    const acts: Record<string, () => void> = {
      ArrowLeft: () => move(-far, 0),
      ArrowRight: () => move(far, 0),
      ArrowUp: () => move(0, -far),
      ArrowDown: () => move(0, far),
      Equal: () => zoomTo(crop.zoom + 0.25),
      NumpadAdd: () => zoomTo(crop.zoom + 0.25),
      Minus: () => zoomTo(crop.zoom - 0.25),
      NumpadSubtract: () => zoomTo(crop.zoom - 0.25),
    };
    const act = acts[event.code];
    if (!act) return;
    event.preventDefault();
    act();
  }

  async function save() {
    setBusy(true);
    try {
      await onDone(await squareBlob(picture, crop));
    } finally {
      setBusy(false);
    }
  }

  return (
    <Modal
      opened
      onClose={onClose}
      title={t('photo.cropTitle')}
      size={360}
      closeButtonProps={{ 'aria-label': common('action.close') }}
    >
      <Stack gap={16}>
        <div
          className={classes.frame}
          role="application"
          tabIndex={0}
          data-autofocus
          aria-label={t('photo.cropLabel')}
          onKeyDown={onKeyDown}
          onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
          onPointerMove={(event) => {
            if (event.currentTarget.hasPointerCapture(event.pointerId))
              move(-event.movementX / SHOWN, -event.movementY / SHOWN);
          }}
          onWheel={(event) => zoomTo(crop.zoom - event.deltaY / 400)}
        >
          <canvas
            ref={(element) => {
              canvas.current = element;
              if (element && !ready) setReady(true);
            }}
            width={SHOWN * 2}
            height={SHOWN * 2}
            className={classes.picture}
          />
        </div>
        <div>
          <span className="meta">{t('photo.zoom')}</span>
          <Slider
            thumbLabel={t('photo.zoom')}
            label={null}
            min={1}
            max={MOST_ZOOM}
            step={0.05}
            value={crop.zoom}
            onChange={zoomTo}
          />
        </div>
        <Group gap={8}>
          <Button loading={busy} onClick={() => void save()}>
            {common('action.save')}
          </Button>
          <Button variant="default" onClick={onClose}>
            {common('action.cancel')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

function draw(canvas: HTMLCanvasElement, picture: ImageBitmap, crop: Crop): void {
  const { left, top, side } = squareOf(picture, crop);
  const context = canvas.getContext('2d');
  if (!context) return;
  context.imageSmoothingQuality = 'high';
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(picture, left, top, side, side, 0, 0, canvas.width, canvas.height);
}

function squareBlob(picture: ImageBitmap, crop: Crop): Promise<Blob> {
  const canvas = document.createElement('canvas');
  canvas.width = SENT;
  canvas.height = SENT;
  draw(canvas, picture, crop);
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no picture'))), 'image/jpeg', 0.92),
  );
}
