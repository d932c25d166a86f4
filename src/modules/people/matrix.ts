import type { Examples } from '#tests/examples.ts'
import { createToken } from './contract.ts'

export const examples: Examples = {
  async objects({ owner, subjectId }) {
    const token = await owner.does(createToken, { name: 'Probe' })
    return { tokenId: token.id, sessionId: subjectId }
  },
  given: {
    'people.changePassword': () => ({ password: 'ein langes Passwort', oldPassword: 'keins' }),
    'people.addPerson': () => ({ email: 'neu@example.org', name: 'Neu' }),
    'people.createTokenFor': () => ({ email: 'ben@example.org', community: 'lahn', scopes: ['conversation:read'] }),
  },
  outsiders: 'all',
}
