// The example community of the design.

import type { Progress } from '../kit/GoalProgress.tsx'
import type { ShownFile } from '../kit/shown-file.ts'

export const people = [
  { id: 'mara', name: 'Mara Lindner' },
  { id: 'ayse', name: 'Ayşe Demir' },
  { id: 'tom', name: 'Tom Okafor' },
  { id: 'lea', name: 'Lea Brandt' },
  { id: 'jonas', name: 'Jonas Weidner' },
  { id: 'henning', name: 'Henning Pohl' },
  { id: 'greta', name: 'Greta Simmert' },
  { id: 'nadia', name: 'Nadia Rahimi' },
] as const

export const mara = people[0]
const months = ['01', '02', '03', '04', '05', '06', '07', '08', '09']

function readings(values: number[]) {
  return values.map((value, index) => ({ at: `2026-${months[index]}-${index ? 13 : '01'}`, value }))
}

const year = { start: '2026-01-01', deadline: '2026-12-31' }

export const goals: Progress[] = [
  {
    href: '#litter',
    icon: 'trash',
    name: 'Müll aus dem Fluss',
    number: '8.420',
    of: 'von 12.000 kg',
    state: { is: 'good', words: 'auf Kurs' },
    until: 'bis 31. Dezember',
    course: {
      ...year,
      baseline: 0,
      target: 12000,
      readings: readings([120, 300, 1450, 3560, 4040, 5200, 5830, 6230, 8420]),
      sentence: 'Müll aus dem Fluss: 8.420 von 12.000 kg, auf Kurs',
      drawOnce: 'litter',
    },
  },
  {
    href: '#water',
    icon: 'droplet',
    name: 'Gutes Wasser',
    number: '5',
    of: 'von 9 Messstellen gut',
    state: { is: 'good', words: 'auf Kurs' },
    until: 'bis Ende 2027',
    course: {
      ...year,
      baseline: 0,
      target: 9,
      readings: readings([2, 2, 3, 3, 3, 4, 4, 4, 5]),
      sentence: 'Gutes Wasser: 5 von 9 Messstellen gut, auf Kurs',
      drawOnce: 'water',
    },
  },
  {
    href: '#waste',
    icon: 'recycle',
    name: 'Restmüll im Bootshaus',
    number: '18',
    of: 'von 10 kg im Monat',
    state: { is: 'warn', words: 'hinter dem Kurs' },
    until: 'bis 31. Dezember',
    course: {
      ...year,
      baseline: 40,
      target: 10,
      direction: 'less',
      readings: readings([40, 37, 38, 31, 28, 24, 22, 19, 18]),
      sentence: 'Restmüll im Bootshaus: 18 von angestrebten 10 kg im Monat, hinter dem Kurs',
      drawOnce: 'waste',
    },
  },
  {
    href: '#shore',
    icon: 'heart-handshake',
    name: 'Ufer mit Paten',
    number: '45',
    of: 'von 45 km Ufer',
    state: { is: 'done', words: 'erreicht' },
    until: 'am 13. September',
    course: {
      ...year,
      baseline: 8,
      target: 45,
      readings: readings([8, 12, 16, 20, 25, 29, 36, 41, 45]),
      sentence: 'Ufer mit Paten: 45 von 45 km Ufer, erreicht',
      drawOnce: 'shore',
    },
  },
]

const shades = ['#3f7f78/#cfe3df', '#7d6bb3/#e3dcf2', '#c2803b/#f3e4c4']

function scene(index: number) {
  const [front, back] = (shades[index] ?? '').split('/')
  const hills = `<rect width="400" height="300" fill="${back}"/><path d="M0 190q100-70 200-20t200-30v160H0z" fill="${front}"/>`
  return `data:image/svg+xml,${encodeURIComponent(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 300" width="400" height="300">${hills}</svg>`)}`
}

export const files: ShownFile[] = [
  {
    id: '1',
    name: 'wehrda.jpg',
    type: 'image/jpeg',
    href: scene(0),
    caption: 'Das Wehr in Wehrda am Morgen',
    width: 400,
    height: 300,
  },
  {
    id: '2',
    name: 'waage.jpg',
    type: 'image/jpeg',
    href: scene(1),
    caption: 'Die große Waage',
    width: 400,
    height: 300,
  },
  { id: '3', name: 'boot.jpg', type: 'image/jpeg', href: scene(2), width: 400, height: 300 },
  { id: '4', name: 'Wiegeprotokoll Wehrda.pdf', type: 'application/pdf', href: '#pdf', size: '240 kB' },
  { id: '5', name: 'Messwerte-2026.csv', type: 'text/csv', href: '#csv', size: '12 kB', caption: 'Alle Messstellen' },
]
