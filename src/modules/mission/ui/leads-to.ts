/** What of a goal's page an activity leads to: the reading it is about. Pure. */
export const leadsTo = ({ readingId, metricId }: Record<string, unknown>): Record<string, string> =>
  readingId ? { metric: `${metricId}`, reading: `${readingId}` } : {}
