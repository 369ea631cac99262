const SIZE = 64;
let shown = 0;

/** The icon of the tab with the count on it: many tabs show nothing else. The plain icon is the file. */
export function drawTabIcon(count: number): void {
  if (count === shown) return;
  const link = document.querySelector<HTMLLinkElement>('link[rel="icon"]');
  if (!link) return;
  const drawn = count > 0 ? draw(count) : null;
  shown = count;
  link.type = drawn ? 'image/png' : 'image/svg+xml';
  link.href = drawn ?? '/favicon.svg';
}

/** As in favicon.svg; null where nothing can be drawn. */
function draw(count: number): string | null {
  const canvas = document.createElement('canvas');
  canvas.width = SIZE;
  canvas.height = SIZE;
  const pen = canvas.getContext('2d');
  if (!pen) return null;
  pen.scale(SIZE / 32, SIZE / 32);
  pen.fillStyle = '#1f5fbf';
  pen.beginPath();
  pen.roundRect(0, 0, 32, 32, 7);
  pen.fill();
  pen.strokeStyle = '#fff';
  pen.lineWidth = 3.6;
  pen.lineCap = 'round';
  pen.lineJoin = 'round';
  pen.stroke(new Path2D('M7.5 9.5 14 23.5 24.5 7.5'));
  pen.fillStyle = '#c92a2a';
  pen.beginPath();
  pen.arc(21.5, 21.5, 10.5, 0, 2 * Math.PI);
  pen.fill();
  pen.fillStyle = '#fff';
  pen.font = '700 14px system-ui, sans-serif';
  pen.textAlign = 'center';
  pen.textBaseline = 'middle';
  pen.fillText(count > 9 ? '9+' : String(count), 21.5, 22.5);
  return canvas.toDataURL('image/png');
}
