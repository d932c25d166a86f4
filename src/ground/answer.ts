// What came back: unpacked and counted while it arrives, and recognised by its content.
import type { IncomingMessage } from 'node:http'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream'
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib'
import { fileTypeFromBuffer } from 'file-type'
import { type Answer, type Asking, OutsideError } from '#kernel/outside.ts'

/** Bytes, after unpacking. */
const most = { page: 1024 * 1024, picture: 5 * 1024 * 1024, anything: 64 * 1024, file: 25 * 1024 * 1024 } as const
const pictures = ['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/avif']
const pages = ['text/html', 'application/xhtml+xml']

export async function readBody(answer: IncomingMessage, wants: Asking['wants']): Promise<Omit<Answer, 'url'>> {
  try {
    const declared = declaredType(answer.headers['content-type'])
    if (wants === 'page' && !pages.includes(declared.type)) throw new OutsideError('wrong_type')
    const body = await gather(answer, wants)
    const type = await found(body, declared.type, wants)
    return { status: answer.statusCode ?? 0, type, charset: declared.charset, body }
  } finally {
    answer.destroy()
  }
}

async function gather(answer: IncomingMessage, wants: Asking['wants']): Promise<Buffer> {
  const parts: Buffer[] = []
  let size = 0
  try {
    for await (const part of unpacked(answer)) {
      size += part.length
      // Of what merely acknowledges, the beginning is enough; of a page, too: its head stands there.
      if (size > most[wants]) {
        if (wants === 'picture' || wants === 'file') throw new OutsideError('too_large')
        parts.push(part.subarray(0, part.length - (size - most[wants])))
        break
      }
      parts.push(part)
    }
  } catch (error) {
    throw error instanceof OutsideError ? error : new OutsideError('bad_answer')
  }
  return Buffer.concat(parts)
}

/** One layer only; what is packed more often than asked for is not unpacked. */
function unpacked(answer: IncomingMessage): Readable {
  const encoding = (answer.headers['content-encoding'] ?? 'identity').trim().toLowerCase()
  if (encoding === 'identity' || encoding === '') return answer
  const open = { gzip: createGunzip, 'x-gzip': createGunzip, deflate: createInflate, br: createBrotliDecompress }[
    encoding
  ]
  if (!open) throw new OutsideError('bad_answer')
  // Its errors reach whoever reads the last of the two.
  return pipeline(answer, open({ chunkSize: 16 * 1024 }), () => {})
}

function declaredType(header = ''): { type: string; charset: string | null } {
  const [type = '', ...parameters] = header.toLowerCase().split(';')
  const charset = parameters.map((one) => one.trim()).find((one) => one.startsWith('charset='))
  return { type: type.trim(), charset: charset?.slice('charset='.length).replaceAll('"', '') || null }
}

async function found(body: Buffer, declared: string, wants: Asking['wants']): Promise<string> {
  const type = (await fileTypeFromBuffer(body).catch(() => undefined))?.mime
  if (wants === 'picture' && !(type && pictures.includes(type))) throw new OutsideError('wrong_type')
  if (wants === 'page' && type && !/^(text\/|application\/(xhtml\+)?xml$)/.test(type))
    throw new OutsideError('wrong_type')
  return type ?? declared
}
