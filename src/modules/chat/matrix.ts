import type { Examples } from '#tests/examples.ts'
import { createChannel } from './contract.ts'

export const examples: Examples = {
  async objects({ owner }) {
    const { id } = await owner.does(createChannel, { name: 'Matrix', audience: 'community' })
    return { channelId: id }
  },
}
