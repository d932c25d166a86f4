/** A series of readings as people have it in a spreadsheet, understood line by line. Pure. */
import { readCsv } from '#modules/text/csv.ts'
import { measuredAs } from './measure.ts'

export const wrongLines = ['no_day', 'in_the_future', 'no_value', 'does_not_fit', 'no_link'] as const
export type WrongLine = (typeof wrongLines)[number]
type Language = 'de' | 'en'
type Metric = { kind: 'number' | 'percent' | 'money' | 'yes_no' | 'qualitative'; unit: string; currency: string | null }
type Column = 'at' | 'value' | 'numerator' | 'denominator' | 'words' | 'note' | 'link'

export type SeriesLine = {
  line: number
  at: string | null
  value: number | null
  numerator: number | null
  denominator: number | null
  words: string
  note: string
  links: string[]
  wrong: WrongLine | null
}

/** How columns may be called; what is called otherwise is read over. */
const names: Record<Column, string[]> = {
  at: ['datum', 'tag', 'gemessen am', 'date', 'day', 'at'],
  value: ['wert', 'menge', 'stand', 'note 1-5', 'value', 'amount', 'grade'],
  numerator: ['davon', 'teil', 'anteil', 'part', 'numerator'],
  denominator: ['gesamt', 'von', 'insgesamt', 'whole', 'of', 'total', 'denominator'],
  words: ['beobachtung', 'gesehen', 'words', 'seen', 'observation'],
  note: ['notiz', 'bemerkung', 'anmerkung', 'note', 'comment', 'remark'],
  link: ['link', 'links', 'beleg', 'evidence', 'url'],
}
const inOrder: Record<Metric['kind'], Column[]> = {
  number: ['at', 'value', 'note', 'link'],
  money: ['at', 'value', 'note', 'link'],
  yes_no: ['at', 'value', 'note', 'link'],
  percent: ['at', 'numerator', 'denominator', 'note', 'link'],
  qualitative: ['at', 'value', 'words', 'note', 'link'],
}

export function seriesLines(text: string, metric: Metric, { language, today }: { language: Language; today: string }) {
  const rows = readCsv(text)
  const head = headOf(rows[0]?.cells)
  const columns = head ?? inOrder[metric.kind]
  return rows.slice(head ? 1 : 0).map(({ line, cells }): SeriesLine => {
    const cell = (column: Column) => cells[columns.indexOf(column)] ?? ''
    return { line, ...understood(cell, metric, { language, today }) }
  })
}

/** The first line is a head when it names the day; otherwise it is data. */
function headOf(cells: string[] = []): (Column | undefined)[] | undefined {
  const columns = cells.map((cell) => {
    const name = cell.toLowerCase().split('(')[0]!.trim()
    return (Object.keys(names) as Column[]).find((column) => names[column].includes(name))
  })
  return columns.includes('at') ? columns : undefined
}

type Reading = { language: Language; today: string }

function understood(cell: (column: Column) => string, metric: Metric, { language, today }: Reading) {
  const at = dayIn(cell('at'))
  const number = (column: Column) => numberIn(withoutUnit(cell(column), metric), language)
  const value = metric.kind === 'yes_no' ? yesOrNo(cell('value')) : number('value')
  const words = metric.kind === 'qualitative' ? short(cell('words')) : ''
  const links = cell('link').split(/\s+/).filter(Boolean).slice(0, 10)
  const given = {
    ...(metric.kind === 'percent'
      ? { numerator: number('numerator'), denominator: number('denominator') }
      : { value: metric.kind === 'money' && value !== undefined ? Math.round(value * 100) : value }),
    ...(words && { words }),
  }
  const hasValue = Object.values(given).every((one) => one !== undefined)
  const known = Object.fromEntries(Object.entries(given).filter(([, one]) => one !== undefined))
  const measured = hasValue ? measuredAs(metric.kind, known) : undefined
  const isHuge =
    measured && [measured.value, measured.numerator, measured.denominator].some((n) => Math.abs(n ?? 0) > 1e12)
  const wrong: WrongLine | null = !at
    ? 'no_day'
    : at > today
      ? 'in_the_future'
      : !hasValue
        ? 'no_value'
        : !measured || isHuge || (measured.numerator ?? 0) < 0
          ? 'does_not_fit'
          : links.some((link) => !/^https?:\/\/\S{3,1990}$/i.test(link) || !URL.canParse(link))
            ? 'no_link'
            : null
  return {
    at: at ?? null,
    value: measured?.value ?? null,
    numerator: measured?.numerator ?? null,
    denominator: measured?.denominator ?? null,
    words,
    note: short(cell('note')),
    links,
    wrong,
  }
}

/** Half of a sign cannot be kept. */
const short = (text: string): string => text.slice(0, 2000).replace(/[\ud800-\udbff]$/, '')

/** 2026-09-13, 13.9.2026, 13/09/2026: the day comes first where it is not the year. */
export function dayIn(text: string): string | undefined {
  const [, year, month, day] =
    /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?$/.exec(text) ??
    (/^(\d{1,2})[./-] ?(\d{1,2})[./-] ?(\d{4})$/.exec(text) ?? []).map((one, n, all) => (n === 0 ? one : all[4 - n]!))
  if (!year) return undefined
  const iso = `${year}-${month!.padStart(2, '0')}-${day!.padStart(2, '0')}`
  const date = new Date(`${iso}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso) ? iso : undefined
}

/** As the language writes it; what only makes sense the other way round is read so ("12.5" among German numbers). */
export function numberIn(text: string, language: Language): number | undefined {
  const bare = text.replaceAll('−', '-').replace(/[\s'’\u00a0\u202f]/gu, '')
  const [decimal, group] = language === 'de' ? [',', '.'] : ['.', ',']
  return plain(bare, decimal, group) ?? plain(bare, group, decimal)
}

function plain(text: string, decimal: string, group: string): number | undefined {
  const [whole = '', fraction, ...more] = text.replace(/^[+-]/, '').split(decimal)
  const groups = whole.split(group)
  const isGrouped =
    groups.length === 1 || (groups[0]!.length <= 3 && groups.slice(1).every((part) => part.length === 3))
  const digits = groups.join('')
  if (more.length > 0 || !isGrouped || !/^\d*$/.test(digits + (fraction ?? '')) || digits + (fraction ?? '') === '')
    return
  return Number(`${text.startsWith('-') ? '-' : ''}${digits || '0'}.${fraction || '0'}`)
}

function withoutUnit(text: string, { unit, currency }: Metric): string {
  const known = [unit, currency ?? '', '€', '$', '£', '%'].filter(Boolean)
  const lower = text.toLowerCase()
  const tail = known.find((one) => lower.endsWith(one.toLowerCase()))
  return tail ? text.slice(0, -tail.length).trim() : text
}

function yesOrNo(text: string): number | undefined {
  if (/^(ja|yes|true|wahr|x|1|y|j)$/i.test(text)) return 1
  return /^(nein|no|false|falsch|0|n)$/i.test(text) ? 0 : undefined
}
