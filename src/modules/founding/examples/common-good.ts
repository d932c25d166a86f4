/** Companies that join for the common good. */
import type { Example } from './example.ts'

export const commonGood: Example = {
  preset: 'association',
  de: {
    name: 'Bündnis Gemeinwohl Mittelhessen',
    mission: 'Unternehmen der Region wirtschaften so, dass *alle etwas davon haben*.',
    values: [
      {
        title: 'Offenlegen',
        weDo: 'Wir zeigen einander unsere Zahlen.',
        weDont: 'Nur die guten zeigen.',
      },
      {
        title: 'Voneinander lernen',
        weDo: 'Wer weiter ist, nimmt andere mit.',
        weDont: 'Wissen als Vorsprung hüten.',
      },
      {
        title: 'Eine Stimme je Organisation',
        weDo: 'Ob drei oder dreitausend Leute: Jede zählt einmal.',
        weDont: 'Größe in Einfluss verwandeln.',
      },
    ],
    goals: [
      {
        title: 'Organisationen mit Gemeinwohlbericht',
        sentence: 'Weil wir die Berichte zu zweit schreiben, werden sie fertig.',
        kind: 'outcome',
        icon: 'book',
        metric: {
          name: 'Fertige Berichte',
          unit: 'Berichte',
          target: 25,
          accumulation: 'cumulative',
        },
      },
      {
        title: 'Fair bezahlt bis unten',
        sentence: 'Weil wir die Spannen offenlegen, sinken sie.',
        kind: 'impact',
        icon: 'scale',
        metric: {
          name: 'Höchster zu niedrigstem Lohn',
          unit: 'zu 1',
          target: 6,
          accumulation: 'level',
          baseline: 11,
          direction: 'down',
        },
      },
      {
        title: 'Einkauf aus der Region',
        sentence: 'Weil wir Lieferanten teilen, bleibt mehr Geld hier.',
        kind: 'outcome',
        icon: 'home',
        metric: {
          name: 'Anteil am Einkauf',
          kind: 'percent',
          target: 50,
          baseline: 28,
        },
      },
      {
        title: 'Gemeinsamer Fonds',
        sentence: 'Weil jede einen kleinen Teil gibt, können wir Großes anschieben.',
        kind: 'output',
        icon: 'coin',
        metric: {
          name: 'Einlagen',
          kind: 'money',
          currency: 'EUR',
          target: 4000000,
          accumulation: 'cumulative',
        },
      },
    ],
    channels: [
      {
        title: 'Ankommen',
        topic: 'Welche Organisation, wer spricht für sie, was sucht ihr?',
        purpose: 'care',
      },
      {
        title: 'Berichte',
        topic: 'Fragen, Vorlagen, Termine zu zweit.',
        purpose: 'goal',
      },
      {
        title: 'Einkauf',
        topic: 'Wer liefert was?',
        purpose: null,
      },
      {
        title: 'Beschlüsse',
        topic: 'Was ansteht und was entschieden ist.',
        purpose: null,
      },
      {
        title: 'Neuigkeiten',
        topic: 'Was alle wissen sollten.',
        purpose: null,
      },
    ],
    questions: [
      'Für welche Organisation sprichst du, und wie viele Menschen arbeiten dort?',
      'Was wollt ihr im nächsten Jahr anders machen?',
      'Wer vertritt euch, wenn du nicht kannst?',
    ],
  },
  en: {
    name: 'Common Good Alliance',
    mission: 'Companies of our region do business so that *everyone gains*.',
    values: [
      {
        title: 'Open books',
        weDo: 'We show each other our numbers.',
        weDont: 'Show the good ones only.',
      },
      {
        title: 'Learning from each other',
        weDo: 'Whoever is further on takes others along.',
        weDont: 'Guard knowledge as a lead.',
      },
      {
        title: 'One vote each',
        weDo: 'Three people or three thousand: every organisation counts once.',
        weDont: 'Turn size into influence.',
      },
    ],
    goals: [
      {
        title: 'Organisations with a common good report',
        sentence: 'Because we write the reports in pairs, they get done.',
        kind: 'outcome',
        icon: 'book',
        metric: {
          name: 'Finished reports',
          unit: 'reports',
          target: 25,
          accumulation: 'cumulative',
        },
      },
      {
        title: 'Fair pay all the way down',
        sentence: 'Because we lay the ranges open, they shrink.',
        kind: 'impact',
        icon: 'scale',
        metric: {
          name: 'Highest to lowest wage',
          unit: 'to 1',
          target: 6,
          accumulation: 'level',
          baseline: 11,
          direction: 'down',
        },
      },
      {
        title: 'Buying in the region',
        sentence: 'Because we share suppliers, more money stays here.',
        kind: 'outcome',
        icon: 'home',
        metric: {
          name: 'Share of purchases',
          kind: 'percent',
          target: 50,
          baseline: 28,
        },
      },
      {
        title: 'A fund of our own',
        sentence: 'Because each gives a little, we can start something large.',
        kind: 'output',
        icon: 'coin',
        metric: {
          name: 'Contributions',
          kind: 'money',
          currency: 'EUR',
          target: 4000000,
          accumulation: 'cumulative',
        },
      },
    ],
    channels: [
      {
        title: 'Arriving',
        topic: 'Which organisation, who speaks for it, what are you looking for?',
        purpose: 'care',
      },
      {
        title: 'Reports',
        topic: 'Questions, templates, pairs.',
        purpose: 'goal',
      },
      {
        title: 'Purchasing',
        topic: 'Who supplies what?',
        purpose: null,
      },
      {
        title: 'Decisions',
        topic: 'What is coming up and what was decided.',
        purpose: null,
      },
      {
        title: 'News',
        topic: 'What everyone should know.',
        purpose: null,
      },
    ],
    questions: [
      'Which organisation do you speak for, and how many people work there?',
      'What do you want to do differently next year?',
      'Who represents you when you cannot come?',
    ],
  },
}
