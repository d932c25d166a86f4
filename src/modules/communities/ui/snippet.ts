/** What an owner copies into another website: a frame, or a picture that leads to the goal. No script. Pure. */

export type EmbedForm = 'frame' | 'picture'
export const widths = ['narrow', 'medium', 'wide'] as const
export type Width = (typeof widths)[number]
export type Size = { width: number; height: number }

/** In pixels. A frame has room for a title of two lines; the picture is drawn 360 by 220. */
const sizes: Record<EmbedForm, Record<Width, Size>> = {
  frame: {
    narrow: { width: 280, height: 300 },
    medium: { width: 360, height: 270 },
    wide: { width: 560, height: 250 },
  },
  picture: {
    narrow: { width: 280, height: 171 },
    medium: { width: 360, height: 220 },
    wide: { width: 560, height: 342 },
  },
}
export const sizeOf = (form: EmbedForm, width: Width): Size => sizes[form][width]

export type Counted = {
  /** `https://…/de/lahn` */
  home: string
  metricId: string
  goalId: string
  /** For those who hear it; whatever members wrote. */
  title: string
}

export function snippetOf(
  form: EmbedForm,
  { home, metricId, goalId, title }: Counted,
  { width, height }: Size,
): string {
  const counter = `${home}/embed/${metricId}`
  const box = `width="${width}" height="${height}"`
  const name = attribute(title)
  return form === 'frame'
    ? `<iframe src="${counter}" title="${name}" ${box} loading="lazy" style="border: 0; max-width: 100%"></iframe>`
    : `<a href="${home}/goals/${goalId}"><img src="${counter}/picture.svg" alt="${name}" ${box} loading="lazy" style="max-width: 100%; height: auto"></a>`
}

const signs: Record<string, string> = { '&': '&amp;', '"': '&quot;', '<': '&lt;', '>': '&gt;' }
const attribute = (text: string): string => text.replaceAll(/[&"<>]/g, (sign) => signs[sign]!)
