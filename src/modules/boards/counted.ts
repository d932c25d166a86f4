/** What counts. */
import { sql } from 'kysely'

/** Over `task t`: it is no template, and stands on none. */
export const isLive = sql<boolean>`not t.is_template and not exists (select from board template
  where template.community_id = t.community_id and template.id = t.board_id and template.is_template)`
