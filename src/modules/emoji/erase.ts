/** Own emoji are the community's: they stay, whoever added them. */
import { keeps } from '#kernel/keeping.ts'

keeps('emoji.added', { names: { 'custom_emoji.added_by': 'stays' } })
