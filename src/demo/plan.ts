/** What the demo's group plans: which task comes in which week, who takes it, how long it took, when it was done. */
import type { Who } from './people.ts'

export const labels = ['Material', 'Transport', 'Behörde', 'Schule'] as const

export type Planned = {
  title: string
  /** the list it is in at last, from 0 */
  list: number
  /** the week in which it is added, and the one in which it is done */
  from: number
  done?: number
  by?: Who[]
  needed?: number
  label?: (typeof labels)[number]
  /** minutes that each gave */
  gave?: [Who, number][]
  /** days after the last of the three months */
  due?: number
  about?: string
  steps?: string[]
  says?: [Who, string][]
  votes?: Who[]
  isMilestone?: boolean
}

const [IDEAS, READY, DOING, DONE] = [0, 1, 2, 3]

export const planned: Planned[] = [
  { title: 'Zufahrt am Wehr mit dem Bauhof klären', list: DONE, from: 0, done: 1, by: ['cem'], gave: [['cem', 90]] },
  {
    title: 'Erster Cleanup: Weidenhäuser Brücke',
    list: DONE,
    from: 0,
    done: 1,
    needed: 4,
    gave: [
      ['ben', 240],
      ['jonas', 240],
      ['lena', 180],
      ['cem', 180],
    ],
  },
  { title: 'Waage leihen und eichen', list: DONE, from: 2, done: 4, by: ['jonas'], gave: [['jonas', 60]] },
  {
    title: 'Cleanup an der Ohm-Mündung',
    list: DONE,
    from: 4,
    done: 6,
    needed: 5,
    gave: [
      ['ben', 210],
      ['jonas', 210],
      ['mara', 150],
    ],
  },
  { title: 'Fundstellen in die Karte eintragen', list: DONE, from: 6, done: 8, by: ['cem'], gave: [['cem', 150]] },
  {
    title: 'Klasse 7b am Wehr',
    list: DONE,
    from: 8,
    done: 10,
    by: ['lena'],
    label: 'Schule',
    gave: [
      ['lena', 300],
      ['mara', 120],
    ],
  },
  {
    title: 'Boote und Westen für den Herbst durchsehen',
    list: DOING,
    from: 10,
    by: ['jonas', 'ben'],
    label: 'Material',
    gave: [['jonas', 90]],
    due: 2,
    steps: ['Rümpfe', 'Paddel', 'Westen wiegen und probieren', 'Wurfsack'],
    says: [
      ['jonas', 'Zwei Westen sind durch. Ich nehme sie heraus, damit sie niemand aus Versehen anzieht.'],
      ['ben', 'Ich bringe am Samstag zwei aus dem Verein mit.'],
    ],
  },
  {
    title: 'Genehmigung für die schwimmende Sperre',
    list: DOING,
    from: 9,
    by: ['ines'],
    label: 'Behörde',
    gave: [['ines', 120]],
    due: 6,
    about: 'Die untere Wasserbehörde will **Lageplan und Beschreibung**. Beides liegt im Gespräch.',
  },
  {
    title: 'Container abholen und zum Bootshaus bringen',
    list: READY,
    from: 12,
    needed: 2,
    label: 'Transport',
    due: 1,
  },
  { title: 'Die Ohmstraße einladen', list: READY, from: 12, needed: 3, due: 4 },
  { title: 'Elternbrief auf Deutsch, Türkisch und Dari', list: READY, from: 12, by: ['lena'], label: 'Schule', due: 5 },
  { title: 'Herbst-Cleanup', list: READY, from: 11, by: ['ben', 'mara'], due: 9, isMilestone: true },
  {
    title: 'Müllsperre an der Ohm-Mündung ausprobieren',
    list: IDEAS,
    from: 7,
    label: 'Material',
    votes: ['mara', 'jonas', 'tariq', 'cem'],
  },
  { title: 'Kneipen am Ufer nach Mehrwegbechern fragen', list: IDEAS, from: 9, votes: ['lena', 'ines'] },
  { title: 'Müll-Bingo für Kinder zeichnen', list: IDEAS, from: 11, needed: 1, label: 'Schule', votes: ['lena'] },
]

/** How the cleanups are going, by week. */
export const standings = [
  [4, 'at_risk', 'Ohne Waage zählt nichts. Jonas fragt im Verein.'],
  [8, 'on_track', 'Zwei Cleanups, 290 kg. Die Karte zeigt jetzt, wo es sich sammelt.'],
  [12, 'on_track', 'Boote sind fast durch. Es fehlen noch **zwei Menschen für den Container**.'],
] as const
