/** Files of a message: an export holds addresses, not bytes. */

import { firstText, type Json, records, text } from '../../shape.ts'
import { count, type ImportCounts } from '../../source.ts'
import type { FileKind, ImportedFile } from '../../source-files.ts'
import { cleanUrl } from './secrets.ts'

const kindOfMode: Record<string, FileKind> = {
  tombstone: 'deleted',
  hidden_by_limit: 'hidden',
  external: 'external',
  quip: 'canvas',
  space: 'canvas',
  canvas: 'canvas',
  docs: 'canvas',
  list: 'canvas',
}

/** `files` since 2018, one `file` before; quoted messages bring their own. */
export function filesOf(message: Json, uploads: Map<string, string>, counts: ImportCounts): ImportedFile[] {
  const quoted = records(message.attachments).flatMap((attachment) => records(attachment.files))
  const raw = [...records(message.files), ...records([message.subtype === 'file_comment' ? null : message.file])]
  const files = new Map<string, ImportedFile>()
  for (const one of [...raw, ...quoted]) {
    const file = fileOf(one, uploads)
    if (!file.sourceId || files.has(file.sourceId)) continue
    files.set(file.sourceId, file)
    if (file.kind !== 'hosted' && file.kind !== 'external') count(counts.lost, `file_${file.kind}`)
  }
  return [...files.values()]
}

function fileOf(raw: Json, uploads: Map<string, string>): ImportedFile {
  const id = text(raw.id)
  const kind = kindOf(raw)
  const url = cleanUrl(firstText(raw.url_private_download, raw.url_private))
  const size = Number(raw.size)
  const entry = uploads.get(id)
  return {
    sourceId: id,
    name: firstText(raw.name, raw.title).trim() || id,
    ...(text(raw.mimetype) && { type: text(raw.mimetype) }),
    ...(Number.isSafeInteger(size) && size > 0 && { size }),
    ...(url && { url }),
    kind,
    ...(entry && { entry }),
  }
}

function kindOf(raw: Json): FileKind {
  const kind = kindOfMode[text(raw.mode)]
  if (kind) return kind
  if (['access_denied', 'check_file_info', 'not_visible'].includes(text(raw.file_access))) return 'hidden'
  if (raw.is_external === true) return 'external'
  return firstText(raw.url_private_download, raw.url_private) ? 'hosted' : 'hidden'
}
