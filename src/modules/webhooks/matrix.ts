import type { Examples } from '#tests/examples.ts'
import { addWebhook, testWebhook } from './contract.ts'
import { addIncoming } from './contract-incoming.ts'

export const examples: Examples = {
  async objects({ owner, ids }) {
    const out = { name: 'Probe', url: 'https://probe.example/', hears: ['mission.goal_created'] }
    const { id: webhookId } = await owner.does(addWebhook, out)
    const { id: sendingId } = await owner.does(testWebhook, { webhookId })
    const { id: hookId } = await owner.does(addIncoming, { name: 'Probe', channelId: ids.channelId! })
    return { webhookId, sendingId, hookId }
  },
  given: { 'webhooks.addWebhook': () => ({ hears: ['mission.goal_created'] }) },
}
