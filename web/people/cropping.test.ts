import { expect, it } from 'vitest';
import { moved, squareOf, wholeCrop, within } from './cropping.ts';

const wide = { width: 800, height: 400 };

it('begins with the largest square in the middle', () => {
  expect(squareOf(wide, wholeCrop)).toEqual({ left: 200, top: 0, side: 400 });
});
it('moves by parts of the square, and never beyond the picture', () => {
  expect(squareOf(wide, moved(wide, wholeCrop, 0.25, 0.5))).toEqual({ left: 300, top: 0, side: 400 });
  expect(squareOf(wide, moved(wide, wholeCrop, 9, -9))).toEqual({ left: 400, top: 0, side: 400 });
});
it('comes closer about its middle, up to five times', () => {
  expect(squareOf(wide, { ...wholeCrop, zoom: 2 })).toEqual({ left: 300, top: 100, side: 200 });
  expect(within(wide, { ...wholeCrop, zoom: 99 }).zoom).toBe(5);
  expect(within(wide, { x: 0, y: 0, zoom: 0 })).toEqual({ x: 0.25, y: 0.5, zoom: 1 });
});
