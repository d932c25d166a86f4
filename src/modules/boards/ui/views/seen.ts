/** By which view a board is seen, and how: it stands in the address beside the filter. Pure. */
export const views = ['board', 'table', 'calendar', 'timeline'] as const
export const groups = ['list', 'person', 'label', 'due'] as const
export const scales = ['week', 'month', 'quarter'] as const
export type Seen = {
  view?: Exclude<(typeof views)[number], 'board'> | undefined
  sort?: string | undefined
  group?: (typeof groups)[number] | undefined
  scale?: (typeof scales)[number] | undefined
  /** The day around which a calendar stands. */
  at?: string | undefined
}

export function seenIn(search: Record<string, unknown>): Seen {
  const view = views.find((one) => one === search.view)
  const group = groups.find((one) => one === search.group)
  const scale = scales.find((one) => one === search.scale)
  const sort = typeof search.sort === 'string' && /^-?[a-z]{1,12}$/.test(search.sort) ? search.sort : undefined
  const at = typeof search.at === 'string' && /^\d{4}-\d\d-\d\d$/.test(search.at) ? search.at : undefined
  return {
    ...(view && view !== 'board' && { view }),
    ...(sort && { sort }),
    ...(group && { group }),
    ...(scale && { scale }),
    ...(at && { at }),
  }
}

/** As it is kept under a name: without the question mark, and without the day where one just was. */
export function queryOf(search: Record<string, unknown>): string {
  const { at: _, ...kept } = search
  const said = Object.entries(kept).filter(([, value]) => value !== undefined)
  return new URLSearchParams(said.map(([key, value]) => [key, String(value)])).toString()
}
