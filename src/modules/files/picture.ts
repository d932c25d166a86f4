/** Pictures are decoded and written anew: whatever else was hidden in the bytes (places, scripts, archives) is gone. */
import sharp, { type Sharp } from 'sharp'
import { Refusal } from '#kernel/refusal.ts'
import { limits } from './limits.ts'

// One decoder per kind we take; the others (SVG, PDF, TIFF …) cannot be reached by any bytes.
sharp.block({ operation: ['VipsForeignLoad'] })
const decoders = ['Jpeg', 'Png', 'Webp', 'Nsgif', 'Heif'].map((kind) => `VipsForeignLoad${kind}`)
sharp.unblock({ operation: decoders })
sharp.cache(false)

type Kind = 'jpeg' | 'png' | 'webp' | 'gif'
export type Picture = { type: `image/${Kind}`; ending: string; bytes: Buffer; width: number; height: number }

/** What each kind becomes. AVIF takes minutes to write, WebP looks the same. */
const becomes: Record<string, Kind> = {
  'image/jpeg': 'jpeg',
  'image/png': 'png',
  'image/apng': 'png',
  'image/webp': 'webp',
  'image/gif': 'gif',
  'image/avif': 'webp',
}
const endings: Record<Kind, string> = { jpeg: '.jpg', png: '.png', webp: '.webp', gif: '.gif' }

export const isPictureType = (type: string): boolean => type in becomes

export function writeAnew(bytes: Buffer, type: string): Promise<Picture> {
  return decode(bytes, (picture) => encode(picture, becomes[type]!))
}

export function preview(bytes: Buffer): Promise<Picture> {
  const size = {
    width: limits.previewSide,
    height: limits.previewSide,
    fit: 'inside',
    withoutEnlargement: true,
  } as const
  return decode(bytes, (picture) => encode(picture.resize(size), 'webp'))
}

export function face(bytes: Buffer): Promise<Picture> {
  const size = { width: limits.faceSide, height: limits.faceSide, fit: 'cover' } as const
  return decode(bytes, (picture) => encode(picture.resize(size), 'webp'), { still: true })
}

export function card(bytes: Buffer): Promise<Picture> {
  const size = { width: limits.cardSide, height: limits.cardSide, fit: 'inside', withoutEnlargement: true } as const
  const drawn = (picture: Sharp) => encode(picture.resize(size), 'webp')
  return decode(bytes, drawn, { still: true, mostPixels: limits.cardPixels })
}

export function tiny(bytes: Buffer): Promise<Picture> {
  const size = { width: limits.emojiSide, height: limits.emojiSide, fit: 'inside' } as const
  return decode(bytes, (picture) => encode(picture.resize(size), 'webp'))
}

type Decoding = { still?: boolean; mostPixels?: number }

async function decode(
  bytes: Buffer,
  work: (picture: Sharp) => Promise<Picture>,
  { still = false, mostPixels = limits.pixels }: Decoding = {},
) {
  const options = { limitInputPixels: mostPixels, failOn: 'error' } as const
  try {
    const { width, height, pages = 1 } = await sharp(bytes, { ...options, limitInputPixels: false }).metadata()
    if (width * height > mostPixels) throw new Refusal('refused', 'too_many_pixels')
    // A film beyond the limits becomes its first picture.
    const moves = !still && pages > 1 && pages <= limits.frames && width * height * pages <= mostPixels
    return await work(sharp(bytes, { ...options, animated: moves, autoOrient: !moves }))
  } catch (error) {
    throw error instanceof Refusal ? error : new Refusal('refused', 'unreadable_picture')
  }
}

const SECONDS = 30

async function encode(picture: Sharp, kind: Kind): Promise<Picture> {
  const written = {
    jpeg: () => picture.jpeg({ quality: 88 }),
    png: () => picture.png(),
    webp: () => picture.webp({ quality: 84, effort: 2 }),
    gif: () => picture.gif({ effort: 2 }),
  }[kind]()
  const { data, info } = await written.timeout({ seconds: SECONDS }).toBuffer({ resolveWithObject: true })
  const height = info.pageHeight ?? info.height
  return { type: `image/${kind}`, ending: endings[kind], bytes: data, width: info.width, height }
}
