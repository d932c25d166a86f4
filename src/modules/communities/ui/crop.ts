/** A square out of a picture: pure numbers, in pixels of the picture. */

/** `x`, `y`: the middle of the square, each from 0 to 1; `zoom` 1: as large as the shorter side. */
export type Crop = { x: number; y: number; zoom: number }
export type Size = { width: number; height: number }

export const centred: Crop = { x: 0.5, y: 0.5, zoom: 1 }
export const MOST_ZOOM = 5

export const sideOf = ({ width, height }: Size, { zoom }: Crop): number => Math.min(width, height) / zoom

/** Kept inside the picture; along a side that is too short the square lies in the middle. */
export function kept(size: Size, crop: Crop, leastZoom = 1): Crop {
  const zoom = Math.min(MOST_ZOOM, Math.max(leastZoom, crop.zoom))
  const half = sideOf(size, { ...crop, zoom }) / 2
  const along = (middle: number, length: number) =>
    half * 2 >= length ? 0.5 : Math.min(1 - half / length, Math.max(half / length, middle))
  return { zoom, x: along(crop.x, size.width), y: along(crop.y, size.height) }
}

/** Moves the picture under the square by a part of the square: 1 is all of it. */
export function moved(size: Size, crop: Crop, by: { x: number; y: number }, leastZoom?: number): Crop {
  const side = sideOf(size, crop)
  const x = crop.x - (by.x * side) / size.width
  const y = crop.y - (by.y * side) / size.height
  return kept(size, { ...crop, x, y }, leastZoom)
}

export function squareOf(size: Size, crop: Crop): { left: number; top: number; side: number } {
  const side = sideOf(size, crop)
  return { left: crop.x * size.width - side / 2, top: crop.y * size.height - side / 2, side }
}

/** The zoom at which all of the picture lies in the square. */
export const wholeZoom = ({ width, height }: Size): number => Math.min(width, height) / Math.max(width, height)
