/** What is said in the demo, week by week. A line that begins with `>` answers in the thread of the line before it. */
import type { Who } from './people.ts'

type Line = [who: Who, text: string]
export type Talk = { week: number; day: number; hour: number; channel: Channel; lines: Line[] }
export type Channel = 'willkommen' | 'cleanup' | 'messung' | 'schule' | 'antraege'

export const talks: Talk[] = [
  {
    week: 0,
    day: 1,
    hour: 9,
    channel: 'willkommen',
    lines: [
      ['ana', 'Willkommen! Hier fangen wir an. Stellt euch kurz vor und sagt, was ihr gern tut.'],
      ['ben', '> Ben, ich habe einen Transporter und samstags Zeit.'],
      ['lena', '> Lena. Ich unterrichte Bio und hätte gern Klassen am Wasser.'],
      ['jonas', '> Jonas, Angelverein. Ich kenne die Stellen, an denen der Müll hängen bleibt.'],
    ],
  },
  {
    week: 0,
    day: 3,
    hour: 18,
    channel: 'messung',
    lines: [
      ['mara', 'Die Sonden sind da! **Nitrat, Sauerstoff, Temperatur.** Wer kommt Donnerstag zum Eichen?'],
      ['tariq', '> Ich. Ab 17 Uhr.'],
      ['cem', '> Ich bringe die Karte mit den Messpunkten mit.'],
    ],
  },
  {
    week: 1,
    day: 6,
    hour: 16,
    channel: 'cleanup',
    lines: [
      ['ben', 'Erster Cleanup: 14 Leute, 118 kg. Das meiste lag unter der Weidenhäuser Brücke.'],
      ['jonas', '> Und drei Fahrräder. Die wiegen wir getrennt, oder?'],
      ['ben', '> Ja, Metall extra. Steht so beim Messwert.'],
      ['ana', '> Danke euch! So fängt es an.'],
    ],
  },
  {
    week: 2,
    day: 2,
    hour: 20,
    channel: 'antraege',
    lines: [
      ['ines', 'Der Umweltfonds schreibt bis Ende des Monats 5.000 € aus. Ich würde Sonden und Handschuhe beantragen.'],
      ['cem', '> Unbedingt. Ich rechne dir die Kosten zusammen.'],
      ['ines', '> Gern bis Freitag:\n\n- [x] Ziele\n- [ ] Kostenplan\n- [ ] Brief vom Bauhof'],
    ],
  },
  {
    week: 2,
    day: 4,
    hour: 11,
    channel: 'schule',
    lines: [
      ['lena', 'Die 7b kommt am Dienstag, 26 Kinder. Ich brauche vier Erwachsene mit Kescher.'],
      ['jonas', '> Der Verein bringt sechs Kescher.'],
      ['tariq', '> Ich erkläre die Sonde. Geht auch auf Englisch :smile:'],
    ],
  },
  {
    week: 3,
    day: 5,
    hour: 8,
    channel: 'messung',
    lines: [
      ['tariq', 'Heute Nacht 3,1 mg Sauerstoff am Wehr. Das ist wenig. Ich messe um sechs noch einmal.'],
      ['mara', '> Bitte mit der zweiten Sonde gegenprüfen.'],
      ['tariq', '> Zweite Sonde: 3,4. Also kein Fehler.'],
      ['cem', '> Das melde ich der Wasserbehörde, mit beiden Messwerten.'],
    ],
  },
  {
    week: 4,
    day: 6,
    hour: 15,
    channel: 'cleanup',
    lines: [
      ['ben', '96 kg, aber nur sieben Leute. Es hat die ganze Zeit geregnet. 👏 an alle, die da waren.'],
      ['lena', '> Die 7b fragt, ob sie beim nächsten Mal mitdürfen.'],
    ],
  },
  {
    week: 5,
    day: 1,
    hour: 19,
    channel: 'willkommen',
    lines: [
      ['ana', 'Halbzeit beim Müll! Schaut beim Ziel vorbei. Wir liegen **vor** dem Plan.'],
      ['cem', '> Beim Nitrat nicht. Das steht da auch, gut so.'],
    ],
  },
  {
    week: 6,
    day: 3,
    hour: 17,
    channel: 'antraege',
    lines: [
      ['ines', 'Bewilligt! 4.200 €. Handschuhe sind bestellt.'],
      ['mara', '> Großartig, Ines.'],
      ['ben', '> Dann lade ich zum Grillen.'],
    ],
  },
  {
    week: 7,
    day: 2,
    hour: 10,
    channel: 'schule',
    lines: [
      ['lena', 'Nachtrag zur 7b: Sie haben eine Bachmuschel gefunden. Jonas war völlig aus dem Häuschen.'],
      ['jonas', '> Die erste seit 1998!'],
    ],
  },
  {
    week: 8,
    day: 6,
    hour: 16,
    channel: 'cleanup',
    lines: [
      ['ben', '143 kg. Der Bauhof hat beim Abholen geholfen, Cem hat dort angerufen.'],
      ['cem', '> Sie kommen jetzt jeden zweiten Samstag um eins.'],
    ],
  },
  {
    week: 9,
    day: 4,
    hour: 9,
    channel: 'messung',
    lines: [
      ['mara', 'Messplan für den Herbst: jeden Donnerstag, immer zu zweit. Tragt euch hier ein.'],
      ['tariq', '> Ich nehme die ersten drei.'],
      ['lena', '> Ich den vierten, mit zwei Schülerinnen.'],
    ],
  },
  {
    week: 10,
    day: 6,
    hour: 15,
    channel: 'cleanup',
    lines: [
      ['jonas', '131 kg, und unter der Brücke ist es sauber. Zum ersten Mal.'],
      ['ana', '> Ich habe ein Foto für den Rundbrief gemacht.'],
    ],
  },
  {
    week: 11,
    day: 2,
    hour: 12,
    channel: 'antraege',
    lines: [
      ['ines', 'Der Rundbrief ist fertig. Liest ihn jemand gegen? Er soll morgen raus.'],
      ['mara', '> Gelesen. Nur bei der Nitratkurve fehlt die Einheit.'],
      ['ines', '> Danke, ergänzt: mg/l.'],
    ],
  },
  {
    week: 12,
    day: 3,
    hour: 18,
    channel: 'willkommen',
    lines: [
      [
        'ana',
        'Drei Monate. Danke, dass ihr da seid. Am Samstag um zehn am Bootshaus feiern wir, und danach wird aufgeräumt.',
      ],
      ['ben', '> Transporter steht bereit.'],
      ['jonas', '> Ich bringe Fisch mit. Aus der Lahn, versteht sich.'],
    ],
  },
]

/** Kilograms of each cleanup, by week. */
export const cleanups: [week: number, kilos: number, note: string][] = [
  [1, 118, 'Weidenhäuser Brücke'],
  [2, 74, 'Ufer am Trojedamm'],
  [4, 96, 'bei Regen'],
  [6, 88, 'Wehr bis Bootshaus'],
  [8, 143, 'mit dem Bauhof'],
  [10, 131, 'Weidenhäuser Brücke'],
  [12, 67, 'fast nichts mehr zu finden'],
]
/** Nitrate in mg/l, each Thursday. */
export const nitrate = [21.4, 21.9, 20.8, 22.3, 21.1, 20.2, 20.6, 19.9, 19.4, 19.8, 18.9, 18.6, 18.8]
