/** Days that something is due, as an iCalendar (RFC 5545). Pure. */
import ICAL from 'ical.js'

export type DueThing = {
  id: string
  title: string
  dueOn: string
  dueAt: string | null
  board: string
  task: string | null
  url: string
  changedAt: string
}

type Calendar = { name: string; host: string; language: string; things: readonly DueThing[] }

export function calendarOf({ name, host, language, things }: Calendar): string {
  const calendar = new ICAL.Component('vcalendar')
  calendar.addPropertyWithValue('version', '2.0')
  calendar.addPropertyWithValue('prodid', `-//Leitstern//Tasks//${language.toUpperCase()}`)
  calendar.addPropertyWithValue('method', 'PUBLISH')
  calendar.addPropertyWithValue('x-wr-calname', oneLine(name))
  // RFC 7986 5.7; some programs know only the older name.
  calendar.addPropertyWithValue('refresh-interval', ICAL.Duration.fromString('PT1H')).setParameter('value', 'DURATION')
  calendar.addPropertyWithValue('x-published-ttl', 'PT1H')
  for (const thing of things) calendar.addSubcomponent(eventOf(thing, host))
  return `${calendar.toString()}\r\n`
}

/** An event rather than a to-do: hardly a program shows to-dos of a calendar that was subscribed to. It takes no time. */
function eventOf({ id, title, dueOn, dueAt, board, task, url, changedAt }: DueThing, host: string) {
  const event = new ICAL.Component('vevent')
  event.addPropertyWithValue('uid', `${id}@${host}`)
  event.addPropertyWithValue('dtstamp', instant(changedAt))
  event.addPropertyWithValue('dtstart', dueAt ? instant(dueAt) : ICAL.Time.fromDateString(dueOn))
  event.addPropertyWithValue('summary', oneLine(title))
  event.addPropertyWithValue('description', oneLine(task ? `${board}: ${task}` : board))
  event.addPropertyWithValue('url', url)
  event.addPropertyWithValue('transp', 'TRANSPARENT')
  return event
}

const instant = (at: string) => ICAL.Time.fromJSDate(new Date(at), true)

/** RFC 5545 3.3.11 knows no control characters. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: those are meant
const oneLine = (text: string): string => text.replace(/[\u0000-\u001f\u007f\u2028\u2029]+/g, ' ').trim()
