/** Lent to later modules: the version of an export of a community. */
export { FORMAT } from './community/pack.ts'
