/** Files: what people hang on subjects and messages, and the pictures that stand for people and communities. */
import * as z from 'zod'
import { BytesAnswer, Id, operation } from '#kernel/contract.ts'

/** Screens say "too large" before they send. */
export { limits } from './limits.ts'

export const File = z.object({
  id: Id,
  name: z.string(),
  type: z.string().describe('media type, found by content; empty: only the name is left of it'),
  size: z.number().int().describe('bytes'),
  width: z.number().int().nullable().describe('pixels'),
  height: z.number().int().nullable().describe('pixels'),
  hasPreview: z.boolean().describe('a small picture can be had'),
  link: z.string().nullable().describe('where it is a named link instead of bytes'),
})
export type File = z.output<typeof File>

export const upload = operation({
  name: 'files.upload',
  does: 'Upload a file to a subject, to be hung on a message or on the subject within 24 hours',
  http: 'POST /subjects/{subjectId}/files',
  takes: 'upload',
  perMinute: 60,
  hidden: ['mcp'],
  input: z.object({
    subjectId: Id,
    name: z.string().max(1_000).describe('shown beside it; at most 100 MB, pictures 25 MB and 50 million pixels'),
  }),
  output: File,
  refusals: ['archived', 'too_many_waiting', 'unreadable_picture', 'too_many_pixels'],
})

export const uploadPicture = operation({
  name: 'files.uploadPicture',
  does: 'Upload a face or a logo: cut to a square of 512 pixels',
  http: 'POST /pictures',
  takes: 'upload',
  perMinute: 20,
  hidden: ['mcp'],
  input: z.object({}),
  output: File,
  refusals: ['not_a_picture', 'unreadable_picture', 'too_many_pixels'],
})

export const download = operation({
  name: 'files.download',
  does: 'Get the bytes of a file, or of its preview',
  http: 'GET /files/{fileId}',
  gives: 'bytes',
  perMinute: 3_000,
  hidden: ['mcp'],
  input: z.object({ fileId: Id, preview: z.boolean().optional().describe('at most 1280 pixels wide and high, WebP') }),
  output: BytesAnswer,
})
