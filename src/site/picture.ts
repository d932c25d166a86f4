/** Pictures of public pages: drawn from SVG in a process of its own, one at a time, with the house's own letters. */
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import sharp from 'sharp'
import { sfntOf } from './sfnt.ts'

const DRAW = fileURLToPath(new URL('./draw.ts', import.meta.url))
const MOST_MS = 20_000
const MOST_WAITING = 20

let turn: Promise<unknown> = Promise.resolve()
let waiting = 0

/** PNG. The SVG is ours: what members wrote stands escaped in it. */
export function pictureOf(svg: string): Promise<Buffer> {
  if (waiting >= MOST_WAITING) return Promise.reject(new Error('too many pictures are being drawn'))
  waiting++
  const drawn = turn.then(() => draw(svg)).finally(() => waiting--)
  turn = drawn.catch(() => {})
  return drawn
}

function draw(svg: string): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const env = { ...process.env, FONTCONFIG_FILE: letters() }
    const child = spawn(process.execPath, [DRAW], { env, stdio: ['pipe', 'pipe', 'ignore'], timeout: MOST_MS })
    const parts: Buffer[] = []
    child.stdout.on('data', (part: Buffer) => parts.push(part))
    child.once('error', reject)
    child.once('close', (code) => {
      if (code === 0) resolve(Buffer.concat(parts))
      else reject(new Error(`a picture could not be drawn (${code})`))
    })
    child.stdin.on('error', () => {}) // said by its end
    child.stdin.end(svg)
  })
}

let kept: string | undefined

/** A machine without a screen often has no fonts: ours are laid out where they are found, the machine's come after them. */
function letters(): string {
  if (kept) return kept
  const folder = mkdtempSync(join(tmpdir(), 'leitstern-letters-'))
  const files = createRequire(import.meta.url).resolve('@fontsource/newsreader/files/newsreader-latin-400-normal.woff')
  for (const range of ['latin', 'latin-ext']) {
    const woff = readFileSync(files.replace('-latin-400', `-${range}-400`))
    writeFileSync(join(folder, `${range}.ttf`), sfntOf(woff))
  }
  const config = `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>${folder}</dir>
<include ignore_missing="yes">/etc/fonts/fonts.conf</include><cachedir>${folder}</cachedir></fontconfig>`
  writeFileSync(join(folder, 'fonts.conf'), config)
  kept = join(folder, 'fonts.conf')
  return kept
}

/** A square of a picture that was written anew when it came. */
export async function smaller(stream: AsyncIterable<Uint8Array> | Uint8Array, side: number): Promise<Buffer> {
  const bytes = stream instanceof Uint8Array ? stream : Buffer.concat(await Array.fromAsync(stream))
  return sharp(bytes).resize(side, side, { fit: 'cover' }).webp({ quality: 80 }).toBuffer()
}
