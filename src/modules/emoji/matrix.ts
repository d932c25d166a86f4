import type { Examples } from '#tests/examples.ts'
import { pictureOf } from '#tests/pictures.ts'
import { addEmoji } from './contract.ts'

export const examples: Examples = {
  async objects({ owner }) {
    await owner.does(addEmoji, { name: 'probe' }, { upload: (await pictureOf('#2a7f8e')).upload })
    return {}
  },
}
