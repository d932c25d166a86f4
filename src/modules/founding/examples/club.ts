/** A club with teams, children and volunteers. */
import type { Example } from './example.ts'

export const club: Example = {
  preset: 'association',
  de: {
    name: 'SV Lahntal',
    mission: 'Bei uns findet jedes Kind *einen Platz im Verein*.',
    values: [
      {
        title: 'Fair',
        weDo: 'Auf dem Platz und am Rand.',
        weDont: 'Kinder anschreien, auch nicht die eigenen.',
      },
      {
        title: 'Alle spielen',
        weDo: 'Wer zum Training kommt, spielt.',
        weDont: 'Nur die Besten aufstellen.',
      },
      {
        title: 'Mitmachen',
        weDo: 'Jede Familie übernimmt eine Sache im Jahr.',
        weDont: 'Den Vorstand alles allein machen lassen.',
      },
    ],
    goals: [
      {
        title: 'Kinder im Verein',
        sentence: 'Weil wir in die Schulen gehen, finden auch die zu uns, die niemand bringt.',
        kind: 'outcome',
        icon: 'ball',
        metric: {
          name: 'Kinder bis 14',
          unit: 'Kinder',
          target: 180,
          accumulation: 'level',
          baseline: 120,
        },
      },
      {
        title: 'Ausgebildete Trainerinnen und Trainer',
        sentence: 'Weil wir den Kurs bezahlen, trauen sich mehr.',
        kind: 'output',
        icon: 'school',
        metric: {
          name: 'Mit Schein',
          unit: 'Scheine',
          target: 16,
          accumulation: 'level',
          baseline: 9,
        },
      },
      {
        title: 'Familien, die mithelfen',
        sentence: 'Weil die Aufgaben klein sind, passt eine in jeden Kalender.',
        kind: 'outcome',
        icon: 'users',
        metric: {
          name: 'Familien mit einer Aufgabe',
          kind: 'percent',
          target: 60,
          baseline: 20,
        },
      },
      {
        title: 'Neue Tornetze',
        sentence: 'Weil der Verkauf am Spielfeldrand läuft, müssen wir niemanden fragen.',
        kind: 'output',
        icon: 'coin',
        metric: {
          name: 'Erlös',
          kind: 'money',
          currency: 'EUR',
          target: 240000,
          accumulation: 'cumulative',
        },
      },
    ],
    channels: [
      {
        title: 'Willkommen',
        topic: 'Wer bist du, welches Kind, welches Team?',
        purpose: 'care',
      },
      {
        title: 'Wochenende',
        topic: 'Spiele, Fahrten, Kuchen.',
        purpose: null,
      },
      {
        title: 'Training',
        topic: 'Zeiten, Ausfälle, Vertretung.',
        purpose: 'goal',
      },
      {
        title: 'Feste und Helfer',
        topic: 'Wer macht was?',
        purpose: null,
      },
      {
        title: 'Vorstand fragt',
        topic: 'Kurze Fragen an alle.',
        purpose: null,
      },
    ],
    questions: ['Für welches Team interessiert ihr euch?', 'Wobei könntest du einmal im Jahr helfen?'],
  },
  en: {
    name: 'Valley Sports Club',
    mission: 'With us every child finds *a place in the team*.',
    values: [
      {
        title: 'Fair',
        weDo: 'On the pitch and beside it.',
        weDont: 'Shout at children, not even our own.',
      },
      {
        title: 'Everyone plays',
        weDo: 'Who comes to training plays.',
        weDont: 'Field the best only.',
      },
      {
        title: 'Joining in',
        weDo: 'Every family takes on one thing a year.',
        weDont: 'Leave everything to the board.',
      },
    ],
    goals: [
      {
        title: 'Children in the club',
        sentence: 'Because we go to the schools, those nobody brings find us, too.',
        kind: 'outcome',
        icon: 'ball',
        metric: {
          name: 'Children up to 14',
          unit: 'children',
          target: 180,
          accumulation: 'level',
          baseline: 120,
        },
      },
      {
        title: 'Trained coaches',
        sentence: 'Because we pay for the course, more people dare.',
        kind: 'output',
        icon: 'school',
        metric: {
          name: 'With a licence',
          unit: 'licences',
          target: 16,
          accumulation: 'level',
          baseline: 9,
        },
      },
      {
        title: 'Families that help',
        sentence: 'Because the tasks are small, one fits into every calendar.',
        kind: 'outcome',
        icon: 'users',
        metric: {
          name: 'Families with a task',
          kind: 'percent',
          target: 60,
          baseline: 20,
        },
      },
      {
        title: 'New goal nets',
        sentence: 'Because the stall beside the pitch runs, we need not ask anybody.',
        kind: 'output',
        icon: 'coin',
        metric: {
          name: 'Takings',
          kind: 'money',
          currency: 'EUR',
          target: 240000,
          accumulation: 'cumulative',
        },
      },
    ],
    channels: [
      {
        title: 'Welcome',
        topic: 'Who are you, which child, which team?',
        purpose: 'care',
      },
      {
        title: 'Weekend',
        topic: 'Matches, lifts, cake.',
        purpose: null,
      },
      {
        title: 'Training',
        topic: 'Times, cancellations, stand-ins.',
        purpose: 'goal',
      },
      {
        title: 'Parties and helpers',
        topic: 'Who does what?',
        purpose: null,
      },
      {
        title: 'The board asks',
        topic: 'Short questions to all.',
        purpose: null,
      },
    ],
    questions: ['Which team are you interested in?', 'What could you help with once a year?'],
  },
}
