/** Views of a board that are kept under a name: one's own, or shared with all who see it. */
import * as z from 'zod'
import { activity, Id, Nothing, operation } from '#kernel/contract.ts'
import { Name } from '#modules/communities/contract.ts'
import { ofBoard } from '../contract.ts'

/** Of one board: shared ones and those of one member together. */
export const MOST_VIEWS = 100

const ViewName = Name.max(80)
const Query = z
  .string()
  .max(2_000)
  .regex(/^[^#\s]*$/)
  .describe('of the address, without its question mark: view, filter, order and groups')
const ofView = z.object({ viewId: Id })

export const View = z.object({
  id: Id,
  name: z.string(),
  query: z.string(),
  isShared: z.boolean(),
  can: z.object({ change: z.boolean() }),
})
export type View = z.output<typeof View>

export const listViews = operation({
  name: 'boards.listViews',
  does: 'List my views of a board and those shared with all who see it, by name',
  http: 'GET /boards/{boardId}/views',
  input: ofBoard,
  output: z.object({ items: z.array(View) }),
})
export const saveView = operation({
  name: 'boards.saveView',
  does: 'Keep a view of a board under a name, for me or for all who see the board',
  http: 'POST /boards/{boardId}/views',
  input: ofBoard.extend({ name: ViewName, query: Query, isShared: z.boolean().default(false) }),
  output: View,
  refusals: ['too_many_views'],
})
export const changeView = operation({
  name: 'boards.changeView',
  does: 'Rename a view, let it show something else, share it or keep it for me',
  http: 'PATCH /views/{viewId}',
  input: ofView.extend({ name: ViewName.optional(), query: Query.optional(), isShared: z.boolean().optional() }),
  output: View,
})
export const removeView = operation({
  name: 'boards.removeView',
  does: 'Keep a view no longer; tasks stay as they are',
  http: 'DELETE /views/{viewId}',
  effect: 'write',
  input: ofView,
  output: Nothing,
})
/** Only of shared ones: what people keep for themselves is told to nobody. */
export const viewsChanged = activity({ kind: 'boards.views_changed', data: z.object({ viewId: Id }) })
