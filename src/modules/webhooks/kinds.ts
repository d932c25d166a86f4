/** Kinds of activities that are about messages: heard only in channels that were chosen. */
export const isOfMessages = (kind: string): boolean => kind.startsWith('conversation.')
