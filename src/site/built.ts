/** Vite plugins for what is built besides the screens: compressed copies of their files, and icons drawn from the star. */
import { readFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import sharp from 'sharp'
import type { Plugin } from 'vite'

const brotli = promisify(brotliCompress)
const zip = promisify(gzip)

/** Pictures and fonts are compressed already; below this a copy saves less than a packet. */
const COMPRESSED = /\.(js|css|html|svg|json)$/
const SMALLEST_BYTES = 1024

const ofScreens = ({ name }: { name: string }): boolean => name === 'client'

/** Beside each file its `.br` and `.gz`, as small as they get: compressed once here instead of at each request. */
export function compressed(): Plugin {
  return {
    name: 'leitstern:compressed',
    apply: 'build',
    applyToEnvironment: ofScreens,
    async writeBundle({ dir }, bundle) {
      const files = Object.keys(bundle).filter((name) => COMPRESSED.test(name))
      await Promise.all(files.map((name) => compress(join(dir!, name))))
    },
  }
}

async function compress(file: string) {
  const bytes = readFileSync(file)
  if (bytes.length < SMALLEST_BYTES) return
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
    [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
  }
  await Promise.all([
    brotli(bytes, { params }).then((small) => writeFile(`${file}.br`, small)),
    zip(bytes, { level: constants.Z_BEST_COMPRESSION }).then((small) => writeFile(`${file}.gz`, small)),
  ])
}

/** What older browsers and phones ask for by name, and what the manifest names: drawn from the page's own icon. */
export function icons(drawing: string): Plugin {
  return {
    name: 'leitstern:icons',
    apply: 'build',
    applyToEnvironment: ofScreens,
    async generateBundle() {
      const draw = (size: number) =>
        sharp(drawing, { density: (72 * size) / DRAWN_PX })
          .resize(size, size)
          .png()
      const small = await draw(48).toBuffer()
      // Phones cut the corners themselves: the ground goes to the edge.
      const touch = await draw(180).flatten({ background: NIGHT }).toBuffer()
      // Others cut to whatever shape: all that matters lies in the middle, four fifths wide.
      const edge = { top: 76, bottom: 76, left: 76, right: 76, background: NIGHT }
      const maskable = await draw(360).extend(edge).flatten({ background: NIGHT }).toBuffer()
      this.emitFile({ type: 'asset', fileName: 'favicon.ico', source: icoOf(small, 48) })
      this.emitFile({ type: 'asset', fileName: 'apple-touch-icon.png', source: touch })
      for (const size of [192, 512])
        this.emitFile({ type: 'asset', fileName: `icon-${size}.png`, source: await draw(size).toBuffer() })
      this.emitFile({ type: 'asset', fileName: 'icon-maskable-512.png', source: maskable })
    },
  }
}

/**
 * Pages are built from `.tsx` only. Whatever is plain `.ts` is the server's own and stays outside, by its name in
 * package.json: a second copy of the kernel or of a contract would know nothing of the first.
 */
export function serverOwn(root: string): Plugin {
  return {
    name: 'leitstern:server-own',
    apply: 'build',
    applyToEnvironment: ({ name }) => name === 'ssr',
    enforce: 'pre',
    async resolveId(source, importer, options) {
      if (importer === undefined || /^[\0]/.test(source)) return null
      const found = await this.resolve(source, importer, { ...options, skipSelf: true })
      const own =
        found && /^src\/(kernel|modules|site|web)\/(.+\.ts)$/.exec(relative(root, found.id).replaceAll('\\', '/'))
      return own ? { id: `#${own[1]}/${own[2]}`, external: true } : found
    },
  }
}

/** The size in which the icon is drawn, and the colour of its ground. */
const DRAWN_PX = 32
const NIGHT = '#0c141d'

/** One PNG in an ICO file, as every browser reads it: header, one entry of the directory, the picture. */
function icoOf(png: Buffer, size: number): Buffer {
  const head = Buffer.alloc(22)
  head.writeUInt16LE(1, 2) // type: icon
  head.writeUInt16LE(1, 4) // one picture
  head.writeUInt8(size, 6)
  head.writeUInt8(size, 7)
  head.writeUInt16LE(1, 10) // planes
  head.writeUInt16LE(32, 12) // bits per pixel
  head.writeUInt32LE(png.length, 14)
  head.writeUInt32LE(head.length, 18)
  return Buffer.concat([head, png])
}
