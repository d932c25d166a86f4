import { IconFile, IconPhoto } from '@tabler/icons-react'
import type { Found } from '#modules/search/contract.ts'

/** A file among what was found: a picture or not. */
export const FileSign = ({ found: { more } }: { found: Found }) =>
  String(more.type).startsWith('image/') ? <IconPhoto aria-hidden /> : <IconFile aria-hidden />
