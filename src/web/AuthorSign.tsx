import type { Found } from '#modules/search/contract.ts'
import { PersonFace } from './PersonFace.tsx'

/** Whose it is, among what was found. */
export const AuthorSign = ({ found: { author } }: { found: Found }) =>
  author && <PersonFace person={author} size={36} />
