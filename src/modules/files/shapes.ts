/** Files as they are shown everywhere, in SQL that writes JSON. */
import { type RawBuilder, sql } from 'kysely'

/** Those of a community that fulfil a condition on `file f`, in their order. */
export const filesIn = (
  which: RawBuilder<unknown>,
  community: RawBuilder<unknown>,
): RawBuilder<unknown> => sql`coalesce((
  select json_agg(json_build_object('id', f.id, 'name', f.name, 'type', f.type, 'size', f.size, 'width', f.width,
    'height', f.height, 'hasPreview', f.preview is not null, 'link', f.source_url) order by f.position, f.id)
  from file f where f.community_id = ${community} and ${which} and f.deleted_at is null), '[]'::json)`
