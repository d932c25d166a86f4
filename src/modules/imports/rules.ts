/** Who may import. */
import type { Actor } from '#kernel/tenancy.ts'

export const mayImport = ({ actor }: { actor: Actor }): boolean => actor.kind === 'operator'
