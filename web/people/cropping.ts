/** A square out of a picture: where its middle stands, in parts of the picture, and how much closer than «all of it» it is. */
export interface Crop {
  x: number;
  y: number;
  zoom: number;
}
export interface Sides {
  width: number;
  height: number;
}

export const MOST_ZOOM = 5;
export const wholeCrop: Crop = { x: 0.5, y: 0.5, zoom: 1 };

/** The side of the square in pixels of the picture. */
const sideOf = ({ width, height }: Sides, zoom: number): number => Math.min(width, height) / zoom;

/** Never beyond the edges of the picture. */
export function within(sides: Sides, { x, y, zoom }: Crop): Crop {
  const near = Math.min(Math.max(zoom, 1), MOST_ZOOM);
  const half = sideOf(sides, near) / 2;
  const keep = (part: number, side: number) => Math.min(Math.max(part * side, half), side - half) / side;
  return { x: keep(x, sides.width), y: keep(y, sides.height), zoom: near };
}

/** Moves by parts of the square. */
export function moved(sides: Sides, crop: Crop, right: number, down: number): Crop {
  const side = sideOf(sides, crop.zoom);
  return within(sides, {
    ...crop,
    x: crop.x + (right * side) / sides.width,
    y: crop.y + (down * side) / sides.height,
  });
}

/** The square in pixels of the picture. */
export function squareOf(sides: Sides, crop: Crop): { left: number; top: number; side: number } {
  const { x, y, zoom } = within(sides, crop);
  const side = sideOf(sides, zoom);
  return { left: x * sides.width - side / 2, top: y * sides.height - side / 2, side };
}
