/** Asks the running server over its local socket. */
import { createReadStream, statSync } from 'node:fs'
import { type ClientRequest, request } from 'node:http'
import { basename } from 'node:path'
import yazl from 'yazl'
import { CALL_HEADER, socketToCall } from '#modules/admin/socket.ts'
import type { Command } from './commands.ts'
import { keepWhole } from './keep-whole.ts'

export type Answer = { status: number; body: Record<string, unknown> }

/** Undefined where no server is running on this DATA_DIR. */
export function callServer(dataDir: string, { files = [], into, ...call }: Command): Promise<Answer | undefined> {
  const [file, ...more] = files
  for (const each of files) statSync(each)
  // Of a zip that is packed on the way nobody knows the size.
  const size = more.length > 0 ? undefined : file === undefined ? 0 : statSync(file).size
  return new Promise((resolve, reject) => {
    const asking = request(
      {
        socketPath: socketToCall(dataDir),
        method: 'POST',
        path: '/',
        headers: {
          [CALL_HEADER]: Buffer.from(JSON.stringify(call)).toString('base64url'),
          'content-type': 'application/octet-stream',
          ...(size !== undefined && { 'content-length': size }),
        },
      },
      (reply) => {
        if (into !== undefined && reply.statusCode === 200) {
          keepWhole(into, reply).then((size) => resolve({ status: 200, body: { size } }), reject)
          return
        }
        const parts: Buffer[] = []
        reply.on('data', (part) => parts.push(part))
        reply.on('end', () =>
          resolve({ status: reply.statusCode ?? 500, body: JSON.parse(Buffer.concat(parts).toString()) }),
        )
      },
    )
    asking.on('error', (error: NodeJS.ErrnoException) =>
      ['ENOENT', 'ECONNREFUSED'].includes(error.code ?? '') ? resolve(undefined) : reject(error),
    )
    if (file === undefined) asking.end()
    else if (more.length === 0) createReadStream(file).on('error', reject).pipe(asking)
    else sendPacked(asking, files, reject)
  })
}

/** Several files as one zip; two of the same name are told apart by their place. */
function sendPacked(asking: ClientRequest, files: string[], reject: (error: Error) => void) {
  const zip = new yazl.ZipFile()
  zip.on('error', reject)
  for (const [n, file] of files.entries()) zip.addFile(file, `${n + 1}/${basename(file)}`, { compress: false })
  zip.end()
  zip.outputStream.pipe(asking)
}
