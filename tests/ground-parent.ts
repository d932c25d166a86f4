// A process for a test that ends its parent: says that it lives, and that it noticed.
import { whenNpmEnds } from '../src/ground/parent.ts'

const giveUp = setTimeout(() => undefined, 60_000)
whenNpmEnds(() => {
  console.log('ended')
  clearTimeout(giveUp)
})
console.log('lives')
