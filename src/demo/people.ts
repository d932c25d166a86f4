/** Who lives in the demo. */

export const PASSWORD = 'Am Wehr um zehn'

export const people = {
  ana: {
    name: 'Ana Keller',
    about: 'Hat die Gruppe gegründet. Biologin, meistens in Gummistiefeln.',
    place: 'Marburg',
  },
  mara: {
    name: 'Mara Lindner',
    about: 'Koordiniert die Messungen und hat die Sonden im Keller.',
    place: 'Weimar (Lahn)',
  },
  ben: { name: 'Ben Okafor', about: 'Fährt den Transporter und kennt jede Zufahrt zum Fluss.', place: 'Marburg' },
  cem: { name: 'Cem Demir', about: 'Rechnet, zeichnet Karten, redet mit dem Bauhof.', place: 'Gießen' },
  lena: { name: 'Lena Vogt', about: 'Lehrerin. Bringt Klassen ans Wasser.', place: 'Marburg' },
  jonas: { name: 'Jonas Brandt', about: 'Angelverein, seit dreißig Jahren an der Lahn.', place: 'Cölbe' },
  ines: { name: 'Ines Moreau', about: 'Schreibt die Anträge und den Rundbrief.', place: 'Wetzlar' },
  tariq: { name: 'Tariq Haddad', about: 'Studiert Hydrologie, misst gern nachts.', place: 'Gießen' },
  otto: { name: 'Otto Berg', about: 'Wandert vor.', place: 'Biedenkopf' },
} as const
export type Who = keyof typeof people

export const emailOf = (who: Who): string => `${who}@example.org`

/** Whose sign-in is told at the start: an owner, a steward, a member. */
export const shown: Who[] = ['ana', 'mara', 'ben']
