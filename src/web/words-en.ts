/** All words of this language, by module. */
import { byModule } from './words-by-module.ts'

export const words = byModule(
  import.meta.glob(['../modules/*/words/en.json', './*/words/en.json', './words/en.json'], {
    eager: true,
    import: 'default',
  }),
)
