/** Ids and secrets: UUIDv7 for rows, 128-bit random values for links that grant something. */
import { createHash, randomBytes } from 'node:crypto'
import { v7 } from 'uuid'

export const newId = (): string => v7()

/** 128 random bits as base64url (22 characters): goes into a link, is never stored. */
export const newSecret = (): string => randomBytes(16).toString('base64url')

/** What is stored of a secret; a fast hash suffices for 128 random bits. */
export const hashSecret = (secret: string): string => createHash('sha256').update(secret).digest('base64url')

/** Stands for the instance in tables that are keyed by community. */
export const INSTANCE = '00000000-0000-0000-0000-000000000000'
