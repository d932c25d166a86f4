import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { wordsIn } from '#tests/stories/words.ts'
import { type RuleSpeech, wordsOfRule } from './rule-words.ts'

const speech = (language: 'de' | 'en'): RuleSpeech => {
  const words = wordsIn(language)
  const t = (key: string, values?: Record<string, unknown>) => words(`boards:${key}`, values)
  return { language, t: t as unknown as RuleSpeech['t'] }
}

test('a rule is said in words', () => {
  const said: Record<string, [string, string]> = {
    'FREQ=DAILY': ['jeden Tag', 'every day'],
    'FREQ=DAILY;INTERVAL=3': ['alle 3 Tage', 'every 3 days'],
    'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR': ['an jedem Werktag', 'every weekday'],
    'FREQ=WEEKLY;BYDAY=TU': ['jede Woche am Dienstag', 'every week on Tuesday'],
    'FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,FR': [
      'alle 2 Wochen am Dienstag und Freitag',
      'every 2 weeks on Tuesday and Friday',
    ],
    'FREQ=MONTHLY;BYMONTHDAY=15': ['jeden Monat am 15.', 'every month on the 15th'],
    'FREQ=MONTHLY;BYMONTHDAY=2,22': ['jeden Monat am 2. und 22.', 'every month on the 2nd and 22nd'],
    'FREQ=MONTHLY;BYMONTHDAY=-1': ['jeden Monat am letzten Tag', 'every month on the last day'],
    'FREQ=MONTHLY;BYMONTHDAY=-3': ['jeden Monat am 3.-letzten Tag', 'every month on the 3rd to last day'],
    'FREQ=MONTHLY;BYDAY=2TU': ['jeden Monat am zweiten Dienstag', 'every month on the second Tuesday'],
    'FREQ=MONTHLY;INTERVAL=3;BYDAY=-1FR': ['alle 3 Monate am letzten Freitag', 'every 3 months on the last Friday'],
    'FREQ=MONTHLY;BYDAY=FR': ['jeden Monat an jedem Freitag', 'every month on every Friday'],
    'FREQ=MONTHLY;BYMONTHDAY=13;BYDAY=FR': [
      'jeden Monat am 13., wenn das ein Freitag ist',
      'every month on the 13th, if that is a Friday',
    ],
    'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1': [
      'jeden Monat am letzten Werktag',
      'every month on the last weekday',
    ],
    'FREQ=YEARLY;BYMONTH=10;BYMONTHDAY=3': ['jedes Jahr am 3. Oktober', 'every year on October 3'],
    'FREQ=YEARLY;BYMONTH=5,9;BYDAY=1SA': [
      'jedes Jahr am ersten Samstag im Mai und September',
      'every year on the first Saturday in May and September',
    ],
    'FREQ=DAILY;UNTIL=20261231': ['jeden Tag, bis 31. Dezember 2026', 'every day, until December 31, 2026'],
    'FREQ=DAILY;COUNT=3': ['jeden Tag, insgesamt noch 3 Mal', 'every day, 3 times in all from here'],
    'FREQ=DAILY;COUNT=1': ['jeden Tag, nur noch dieses Mal', 'every day, only this time'],
  }
  for (const [rule, [de, en]] of Object.entries(said)) {
    assert.equal(wordsOfRule(rule, speech('de')), de)
    assert.equal(wordsOfRule(rule, speech('en')), en)
  }
})
