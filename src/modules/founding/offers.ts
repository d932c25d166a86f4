/** Lent to later modules: who may found, and which addresses are free. */
export { findFounder, freeSlug, mustBeAllowed } from './founder.ts'
export { mayFound } from './rules.ts'
export { reserved, slugOf } from './slug.ts'
