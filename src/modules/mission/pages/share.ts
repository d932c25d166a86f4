/** The picture that stands beside a shared link: the mission, and how far. */
import type { Answer, Ask } from '#site/page.ts'
import { pictureOf } from '#site/picture.ts'
import { xml } from '#site/xml.ts'
import { correctAccent } from '#web/kit/accent.ts'
import { readImpact } from '../contract-impact.ts'
import { courseOfMetric } from './course-of.ts'
import { drawn } from './drawing.ts'
import { leading } from './leading.ts'
import { brief, sayerIn } from './said.ts'

const [WIDTH, HEIGHT, ROOM] = [1200, 630, 72]
const LETTERS_A_LINE = 34
const MOST_LINES = 3

export async function sharePicture(ask: Ask): Promise<Answer> {
  const said = sayerIn(ask.language)
  const shown = await ask.read(readImpact, { most: 1 })
  const lead = leading(shown)
  const accent = correctAccent(ask.site.color).light
  const lines = linesOf(brief(shown.charter?.mission ?? (ask.site.mission || ask.site.name), 160))
  const text = (y: number, size: number, fill: string, words: string, at: 'start' | 'end' = 'start') =>
    `<text x="${at === 'end' ? WIDTH - ROOM : ROOM}" y="${y}" text-anchor="${at}" font-family="Newsreader" font-size="${size}" fill="${fill}">${xml(words)}</text>`
  const box = {
    x: ROOM,
    y: 372,
    width: WIDTH - 2 * ROOM,
    height: 258,
    accent: accent.accent,
    star: '#7e4e14',
    edge: '#788287',
  }
  const value = lead && `${said.bare(lead.metric, said.now(lead.metric))} ${said.of(lead.metric)}`.trim()
  const drawing = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" viewBox="0 0 ${WIDTH} ${HEIGHT}">`,
    `<defs><linearGradient id="g" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="#fcfbf9"/><stop offset="1" stop-color="${accent.soft}"/></linearGradient></defs>`,
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="url(#g)"/>`,
    lead ? drawn(courseOfMetric(lead.metric), box) : '',
    text(86, 34, accent.accent, brief(ask.site.name, 30)),
    value ? text(86, 34, '#39464e', brief(value, 36), 'end') : '',
    ...lines.map((line, n) => text(168 + n * 66, 58, '#12202a', line)),
    '</svg>',
  ]
  return { type: 'image/png', body: await pictureOf(drawing.join('')) }
}

/** Broken between words; what does not fit ends in dots. */
function linesOf(text: string): string[] {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + word.length < LETTERS_A_LINE) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word.slice(0, LETTERS_A_LINE))
  }
  return lines.length <= MOST_LINES ? lines : [...lines.slice(0, MOST_LINES - 1), `${lines[MOST_LINES - 1]} …`]
}
