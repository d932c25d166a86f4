/** Handing out bytes. Pictures that we wrote ourselves are shown; everything else is only ever saved. */
import { handle } from '#kernel/perform.ts'
import { Refusal } from '#kernel/refusal.ts'
import { download } from './contract.ts'
import { findFile } from './rows.ts'
import { mayDownload } from './rules.ts'

const shown = ['image/jpeg', 'image/png', 'image/webp', 'image/gif']

handle(download, {
  find: (about) => findFile(about, about.input.fileId),
  allow: mayDownload,
  async run({ input, found: file, house }) {
    const isSmall = input.preview === true && file.preview !== null
    const inline = isSmall || shown.includes(file.type)
    if (input.preview && !inline) throw new Refusal('not_found')
    const bytes = await house.blobs.open(isSmall ? file.preview! : file.blob)
    if (!bytes) throw new Refusal('not_found')
    const type = isSmall ? 'image/webp' : withCharset(file.type)
    return { ...bytes, type, inline, etag: isSmall ? `${file.id}-small` : file.id, name: file.name }
  },
})

const withCharset = (type: string) => (type === 'text/plain' ? 'text/plain; charset=utf-8' : type)
