/** Spans of time and days as one says them. Pure. */
import { dueOf, todayIn } from '../due.ts'
import type { TaskShown } from './use-task.ts'

/** Minutes as hours: "1,5 Std."; under an hour as minutes. */
export function spanOf(minutes: number, language: string): string {
  const isShort = minutes < 60
  return new Intl.NumberFormat(language, {
    style: 'unit',
    unit: isShort ? 'minute' : 'hour',
    unitDisplay: 'short',
    maximumFractionDigits: 2,
  }).format(isShort ? minutes : minutes / 60)
}

type Speech = { language: string; timeZone: string }

/** "Sa 3. Okt., 16:00", with the year where it is another one. */
export function dayOf(on: string, at: string | null, { language, timeZone }: Speech): string {
  const isOtherYear = on.slice(0, 4) !== todayIn(timeZone).slice(0, 4)
  const day = new Intl.DateTimeFormat(language, {
    timeZone: 'UTC',
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    ...(isOtherYear && { year: 'numeric' }),
  }).format(new Date(on))
  const time = at && new Intl.DateTimeFormat(language, { timeStyle: 'short', timeZone }).format(new Date(at))
  return time ? `${day}, ${time}` : day
}

/** Whether it is late or due today, for those who see colours beside words. */
export function pressing(task: Pick<TaskShown, 'dueOn' | 'dueAt' | 'closedAt'>, speech: Speech) {
  const due = dueOf(task, todayIn(speech.timeZone), speech)
  return due?.is === 'late' ? ('late' as const) : due?.is === 'today' && !task.closedAt ? ('today' as const) : undefined
}

/** So long before it is due one can be reminded, in minutes. */
export const reminders = [0, 30, 60, 180, 1_440, 2_880, 10_080] as const
