/** Lent to later modules: opening an archive nobody trusts. */
export { type Archive, openArchive } from './archive.ts'
